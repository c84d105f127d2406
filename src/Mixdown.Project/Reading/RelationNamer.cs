using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Asks the macros <c>generate_schema_name</c>, <c>generate_alias_name</c> and <c>generate_database_name</c> where each
/// node goes, and refuses two nodes in one place.</summary>
/// <param name="context">What all renderings share.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
/// <param name="cancel">Stops the naming.</param>
sealed class RelationNamer(CompileContext context, ICollection<Diagnostic> diagnostics, CancellationToken cancel)
{
    const string ChecksSchema = "dbt_test__audit";

    public void Name(IEnumerable<ProjectNode> nodes)
    {
        var taken = new Dictionary<RelationName, ProjectNode>();
        foreach (var node in nodes)
        {
            if (node.Kind != NodeKind.Test)
                Name(node);
            else
                node.Relation = new RelationName(context.Target.Database, $"{context.Target.Schema}_{ChecksSchema}", Path.GetFileNameWithoutExtension(node.Path));
            if (node.IsRelation && !taken.TryAdd(node.Relation, node))
            {
                diagnostics.Add(new Diagnostic(
                    "MX1211", $"'{node.Name}' and '{taken[node.Relation].Name}' ({taken[node.Relation].File}) both make {node.Relation}", node.DeclaredAt,
                    "Give one of them another 'alias' or 'schema'."));
            }
        }
    }

    void Name(ProjectNode node)
    {
        try
        {
            var rendering = new Rendering(context, node, null, cancel);
            var facts = NodeFacts.Of(node);
            node.Relation = new RelationName(
                Text(rendering.Call("generate_database_name", node.Config["database"], facts)),
                Text(rendering.Call("generate_schema_name", node.Config["schema"], facts)) ?? context.Target.Schema,
                Text(rendering.Call("generate_alias_name", node.Config["alias"], facts)) ?? node.Name);
        }
        catch (JinjaException error)
        {
            diagnostics.Add(JinjaTrouble.Explain(error, node.DeclaredAt));
        }
    }

    static string? Text(object? value) => value is null or JinjaUndefined ? null : JinjaValue.Str(value).Trim() is { Length: > 0 } text ? text : null;
}
