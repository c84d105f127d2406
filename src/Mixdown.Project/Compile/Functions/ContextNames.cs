using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile.Facts;
using Mixdown.Project.Compile.Values;

namespace Mixdown.Project.Compile.Functions;

/// <summary>The names that dbt gives to every template, made when a template asks for them.</summary>
static class ContextNames
{
    static readonly Dictionary<string, Func<Rendering, object?>> Makers = new(StringComparer.Ordinal)
    {
        ["ref"] = RefFunctions.Ref,
        ["source"] = RefFunctions.Source,
        ["config"] = rendering => new ConfigValue(rendering),
        ["var"] = rendering => new VarFunction(rendering.Context.VariablesOf(rendering.Package), rendering.VarsUsed),
        ["env_var"] = rendering => EnvironmentFunction.Create(rendering.Context.Request.Environment, secrets: false),
        ["this"] = rendering => rendering.This,
        ["model"] = rendering => Model(rendering),
        ["target"] = rendering => rendering.Context.TargetDict,
        ["env"] = rendering => rendering.Context.TargetDict,
        ["execute"] = rendering => rendering.Warehouse is not null,
        ["adapter"] = rendering => new AdapterValue(rendering),
        ["column"] = _ => new ColumnClassValue(),
        ["api"] = _ => ApiValues.Create(),
        ["exceptions"] = rendering => new ExceptionsValue(rendering),
        ["builtins"] = rendering => new ContextValue(() => All, rendering.TryResolveBuiltin),
        ["context"] = rendering => new ContextValue(() => rendering.Names, rendering.TryResolve),
        ["graph"] = rendering => rendering.Context.Graph,
        ["flags"] = rendering => RunFacts.Flags(rendering.Context.Request),
        ["invocation_id"] = rendering => rendering.Context.Request.InvocationId,
        ["run_started_at"] = rendering => rendering.Context.Request.StartedAt.ToUniversalTime(),
        ["modules"] = rendering => RunFacts.Modules(rendering.Context.Request),
        ["dbt_version"] = _ => Artifacts.ArtifactMetadata.DbtVersion,
        ["project_name"] = rendering => rendering.Context.Project.Name,
        ["database"] = rendering => rendering.Node?.Relation.Database,
        ["schema"] = rendering => rendering.Node?.Relation.Schema,
        ["pre_hooks"] = rendering => Hooks(rendering, "pre_hook"),
        ["post_hooks"] = rendering => Hooks(rendering, "post_hook"),
        ["selected_resources"] = rendering => new JinjaList(rendering.Context.Selected),
        ["thread_id"] = _ => "main",
        ["log"] = OutputFunctions.Log,
        ["print"] = OutputFunctions.Print,
        ["tojson"] = _ => JsonFunctions.ToJson,
        ["fromjson"] = _ => JsonFunctions.FromJson,
        ["fromyaml"] = _ => JsonFunctions.FromYaml,
        ["toyaml"] = _ => JsonFunctions.ToYaml,
        ["local_md5"] = _ => TextFunctions.LocalMd5,
        ["set"] = _ => TextFunctions.Set,
        ["zip"] = _ => TextFunctions.Zip,
        ["set_strict"] = _ => TextFunctions.SetStrict,
        ["zip_strict"] = _ => TextFunctions.ZipStrict,
        ["render"] = rendering => new JinjaFunction("render(text)", given => OutputFunctions.Render(rendering, given.Text(0))),
        ["store_result"] = StatementFunctions.Store,
        ["store_raw_result"] = StatementFunctions.StoreRaw,
        ["load_result"] = StatementFunctions.Load,
        ["load_seed"] = Seeds.SeedValue.Loader,
        ["dbt_metadata_envs"] = rendering => RunFacts.MetadataVariables(rendering.Context.Request),
        ["sql"] = _ => null,
        ["compiled_code"] = _ => null,
        ["sql_now"] = _ => "now()",
        ["debug"] = _ => TextFunctions.Debug,
        ["write"] = OutputFunctions.Write,
        ["doc"] = LookupFunctions.Doc,
        ["metric"] = LookupFunctions.Metric,
        ["function"] = LookupFunctions.Function,
        ["defer_relation"] = LookupFunctions.DeferRelation,
        ["validation"] = GuardFunctions.Validation,
        ["try_or_compiler_error"] = GuardFunctions.TryOrCompilerError,
        ["diff_of_two_dicts"] = _ => TextFunctions.DiffOfTwoDicts,
        ["submit_python_job"] = _ => TextFunctions.SubmitPythonJob,
        ["invocation_args_dict"] = rendering => JinjaValue.From(rendering.Context.Request.Arguments),
    };

    /// <summary>What answers the same as long as the project, its target and its variables are the same. The time, the
    /// environment, the flags of a command and the graph are not among them.</summary>
    static readonly HashSet<string> Settled = new(StringComparer.Ordinal)
    {
        "ref", "source", "config", "var", "this", "target", "execute", "adapter", "api", "exceptions", "builtins", "dbt_version",
        "project_name", "database", "schema", "tojson", "fromjson", "fromyaml", "toyaml", "local_md5", "set", "zip", "set_strict",
        "zip_strict", "validation", "try_or_compiler_error", "diff_of_two_dicts", "sql_now", "column", "store_result", "store_raw_result", "load_result", "pre_hooks", "post_hooks",
    };

    /// <summary>Whether a template that asks for a name while the project is read gets the same answer until a file, the
    /// target or a variable changes, so that what it said can be kept.</summary>
    public static bool IsSettled(string name) => Settled.Contains(name);

    /// <summary>Every name.</summary>
    public static IEnumerable<string> All => Makers.Keys;

    /// <summary>The value of a name; packages of macros are names too.</summary>
    public static bool TryCreate(Rendering rendering, string name, out object? value)
    {
        if (Makers.TryGetValue(name, out var maker))
            value = JinjaValue.From(maker(rendering));
        else
            value = rendering.Context.Macros.HasPackage(name) ? new PackageValue(rendering, name) : null;
        return maker is not null || value is not null;
    }

    /// <summary>While the project is read a node has not got all that the manifest says of it.</summary>
    static JinjaDict? Model(Rendering rendering) => rendering switch
    {
        { Node: null } => null,
        { IsParsing: true, Node: var node } => NodeFacts.Of(node),
        { Node: var node } => ManifestFacts.Of(node),
    };

    static object? Hooks(Rendering rendering, string key) => HookList.Of(rendering.Node?.Config[key]);
}
