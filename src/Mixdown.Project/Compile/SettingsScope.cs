using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Project.Compile.Functions;
using Mixdown.Project.Compile.Packages;

namespace Mixdown.Project.Compile;

/// <summary>The names that Jinja in a settings file may use: <c>env_var</c>, <c>var</c>, <c>target</c>, and what of dbt's context
/// needs neither a node nor a warehouse.</summary>
sealed class SettingsScope : IJinjaScope
{
    /// <summary>A settings file has nothing to say to a person.</summary>
    static readonly JinjaFunction Silent = new("log(msg, info=False)", static _ => "");

    /// <summary>The same in every project.</summary>
    static readonly Dictionary<string, object?> Everywhere = new(StringComparer.Ordinal)
    {
        ["tojson"] = JsonFunctions.ToJson,
        ["fromjson"] = JsonFunctions.FromJson,
        ["toyaml"] = JsonFunctions.ToYaml,
        ["fromyaml"] = JsonFunctions.FromYaml,
        ["set"] = TextFunctions.Set,
        ["set_strict"] = TextFunctions.SetStrict,
        ["zip"] = TextFunctions.Zip,
        ["zip_strict"] = TextFunctions.ZipStrict,
        ["local_md5"] = TextFunctions.LocalMd5,
        ["diff_of_two_dicts"] = TextFunctions.DiffOfTwoDicts,
        ["debug"] = TextFunctions.Debug,
        ["log"] = Silent,
        ["print"] = Silent,
        ["dbt_version"] = Artifacts.ArtifactMetadata.DbtVersion,
        ["thread_id"] = "main",
        // Where a load goes on is known only when it runs: what stands for it is handed on.
        ["bookmark"] = "{{ bookmark }}",
        ["bookmark_file"] = "{{ bookmark_file }}",
    };

    /// <summary>The same for one command.</summary>
    static readonly Dictionary<string, Func<ProjectRequest, object?>> OfCommand = new(StringComparer.Ordinal)
    {
        ["modules"] = RunFacts.Modules,
        ["flags"] = RunFacts.Flags,
        ["dbt_metadata_envs"] = RunFacts.MetadataVariables,
        ["invocation_id"] = request => request.InvocationId,
        ["run_started_at"] = request => request.StartedAt.ToUniversalTime(),
        ["invocation_args_dict"] = request => request.Arguments,
    };

    readonly Dictionary<string, object?> _names;

    /// <param name="environment">Environment variables.</param>
    /// <param name="secrets">Whether variables that start with DBT_ENV_SECRET_ may be read: only where connections are set.</param>
    /// <param name="vars">What var() answers; null where it is not known yet.</param>
    /// <param name="target">What <c>target</c> is; null where it is not known yet.</param>
    public SettingsScope(IReadOnlyDictionary<string, string> environment, bool secrets, Variables? vars = null, object? target = null)
    {
        _names = new(StringComparer.Ordinal) { ["env_var"] = EnvironmentFunction.Create(environment, secrets) };
        if (vars is not null)
            _names["var"] = new VarFunction(vars, new Dictionary<string, object?>(StringComparer.Ordinal));
        if (target is not null)
            _names["target"] = target;
    }

    /// <summary>The command that reads the file; null where only packages are looked for.</summary>
    public ProjectRequest? Request { get; init; }

    public IEnumerable<string> Names => [.. _names.Keys, .. Everywhere.Keys, .. Request is null ? [] : (IEnumerable<string>)OfCommand.Keys, "context", "builtins"];

    public bool TryResolve(string name, out object? value)
    {
        if (_names.TryGetValue(name, out value) || Everywhere.TryGetValue(name, out value))
            return true;
        if (Request is not null && OfCommand.TryGetValue(name, out var make))
            value = JinjaValue.From(make(Request));
        else
            value = name is "context" or "builtins" ? new ContextValue(() => Names, TryResolve) : null;
        return value is not null;
    }
}
