using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Functions;

/// <summary><c>ref()</c> and <c>source()</c>.</summary>
static class RefFunctions
{
    /// <summary>Prefix of the CTE that an ephemeral model becomes.</summary>
    public const string CtePrefix = "__dbt__cte__";

    public static JinjaFunction Ref(Rendering rendering) => new("ref(*args, **kwargs)", given =>
    {
        var call = ReadRef(given);
        rendering.Refs.Add(call);
        return rendering.IsParsing ? rendering.This : Resolve(rendering, call, given.At?.Source.Text ?? "");
    });

    public static JinjaFunction Source(Rendering rendering) => new("source(source_name, table_name)", given =>
    {
        var (source, table) = (given.Text(0), given.Text(1));
        var call = new SourceCall(source, table, given.At is { } at ? JinjaTrouble.SpanOf(at, table) : default);
        rendering.Sources.Add(call);
        if (rendering.IsParsing)
            return rendering.This;
        return rendering.Context.Lookup!.TryFind(call, rendering.Package, out var found)
            ? InputRows.Of(rendering, found, RelationValue.Of(found.Relation, "table"))
            : throw new MixdownException(rendering.Context.Lookup.Unknown(call).In(given.At?.Source.Text ?? ""));
    });

    /// <summary>What a call of ref() says.</summary>
    public static RefCall ReadRef(BoundArguments given)
    {
        var names = given.Items(0).Select(JinjaValue.Str).ToArray();
        if (names.Length is 0 or > 2)
            throw new JinjaException(JinjaErrorKind.Arguments, $"ref() takes a model, or a package and a model; it got {names.Length} arguments");
        var options = (Jinja.Values.JinjaDict)given[1]!;
        var version = options["version"] ?? options["v"];
        return new RefCall(
            names.Length == 2 ? names[0] : null,
            names[^1],
            version is null ? null : JinjaValue.Str(version),
            given.At is { } at ? JinjaTrouble.SpanOf(at, names[^1]) : default);
    }

    static RelationValue Resolve(Rendering rendering, RefCall call, string text)
    {
        if (!rendering.Context.Lookup!.TryFind(call, rendering.Package, out var found))
            throw new MixdownException(rendering.Context.Lookup.Unknown(call).In(text));
        if (rendering is { ChecksRefs: true, Node: { } node } && !node.DependsOn.Contains(found.UniqueId) && node.UniqueId != found.UniqueId)
            throw new MixdownException(Hidden(node, call).In(text));
        if (!found.IsEphemeral)
        {
            var name = rendering.Context.Deferral?.RelationOf(found, rendering.Warehouse?.Relations) ?? found.Relation;
            var type = rendering.Warehouse?.Relations.Find(name.Schema, name.Identifier);
            return InputRows.Of(rendering, found, RelationValue.Of(name, type).InDatabaseOf(rendering.Context.Target));
        }
        if (!rendering.Ctes.Contains(found))
            rendering.Ctes.Add(found);
        return RelationValue.Of(new RelationName(null, "", CtePrefix + found.Name), "cte");
    }

    static Diagnostic Hidden(ProjectNode node, RefCall call) => new(
        "MX1206", $"'{node.Name}' reads '{call.Name}' in a branch that was not taken while the project was read", call.At,
        $"Put this line at the top of {node.File}: -- depends_on: {{{{ ref('{call.Name}') }}}}");
}
