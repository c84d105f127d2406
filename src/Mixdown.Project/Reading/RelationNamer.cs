using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Facts;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Asks the macros <c>generate_schema_name</c>, <c>generate_alias_name</c> and <c>generate_database_name</c> where each
/// node goes, and refuses two nodes in one place.</summary>
/// <param name="context">What all renderings share.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
/// <param name="cancel">Stops the naming.</param>
sealed class RelationNamer(CompileContext context, ICollection<Diagnostic> diagnostics, CancellationToken cancel)
{
    /// <summary>Where the failures of checks are stored, unless they say otherwise.</summary>
    const string ChecksSchema = "dbt_test__audit";

    /// <summary>One for all nodes of a package: the three macros get the node as an argument and see no other, as in dbt.</summary>
    readonly Dictionary<string, Rendering> _renderings = new(StringComparer.Ordinal);

    /// <summary>Whether a project's own macros look at the nodes: only they need all that there is to say of one.</summary>
    readonly bool _isOverridden = context.Macros.IsOverridden("generate_database_name")
        || context.Macros.IsOverridden("generate_schema_name") || context.Macros.IsOverridden("generate_alias_name");

    public void Name(IEnumerable<ProjectNode> nodes)
    {
        var taken = new Dictionary<RelationName, ProjectNode>();
        foreach (var node in nodes)
        {
            if (node.Kind != NodeKind.Test)
                Name(node, node.Config["schema"], node.Config["alias"]);
            else if (node.StoresFailures)
                Name(node, node.Config["schema"] ?? ChecksSchema, node.Config["alias"] ?? Path.GetFileNameWithoutExtension(node.Path));
            if (node.IsRelation && !taken.TryAdd(node.Relation, node))
            {
                diagnostics.Add(new Diagnostic(
                    "MX1211", $"'{node.Name}' and '{taken[node.Relation].Name}' ({taken[node.Relation].File}) both make {node.Relation}", node.DeclaredAt,
                    "Give one of them another 'alias' or 'schema'."));
            }
        }
    }

    void Name(ProjectNode node, object? schema, object? alias)
    {
        try
        {
            var (facts, rendering) = (_isOverridden ? NodeFacts.Of(node) : NodeFacts.NameOf(node), RenderingOf(node.Package));
            node.Relation = new RelationName(
                FixedPart(node, "target_database") ?? Text(rendering.Call("generate_database_name", node.Config["database"], facts)),
                FixedPart(node, "target_schema") ?? Text(rendering.Call("generate_schema_name", schema, facts)) ?? context.Target.Schema,
                Text(rendering.Call("generate_alias_name", alias, facts)) ?? node.Name);
        }
        catch (JinjaException error)
        {
            diagnostics.Add(JinjaTrouble.Explain(error, node.DeclaredAt));
        }
    }

    Rendering RenderingOf(string package) => _renderings.TryGetValue(package, out var known)
        ? known
        : _renderings[package] = new Rendering(context, null, null, cancel) { Package = package };

    /// <summary>A snapshot may say where it is for every environment: no macro is asked then.</summary>
    static string? FixedPart(ProjectNode node, string key) => node.Kind == NodeKind.Snapshot ? node.Config.Text(key) : null;

    static string? Text(object? value) => value is null or JinjaUndefined ? null : JinjaValue.Str(value).Trim() is { Length: > 0 } text ? text : null;
}
