using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;
using Mixdown.Runs.Catalog.Facts;

namespace Mixdown.Runs.Quality.Reading;

/// <summary>What a project says of its checks.</summary>
/// <param name="project">The project.</param>
sealed class CheckCards(MixdownProject project)
{
    /// <summary>All checks that take part, without how they ended.</summary>
    public IEnumerable<QualityCheck> All() => Tests().Concat(project.Manifest.UnitTests.Values.Select(Card));

    /// <summary>One check; null when there is none of that id.</summary>
    public QualityCheck? Find(string id) =>
        project.Manifest.Nodes.TryGetValue(id, out var node) && node.Kind == NodeKind.Test ? Card(node)
        : project.Manifest.UnitTests.TryGetValue(id, out var unit) ? Card(unit)
        : null;

    IEnumerable<QualityCheck> Tests() => project.Manifest.Nodes.Values.Where(node => node.Kind == NodeKind.Test).Select(Card);

    QualityCheck Card(ProjectNode check)
    {
        var about = check.Check?.AttachedTo ?? (check.DependsOn is [var first, ..] ? first : null);
        return Located(check, about) with
        {
            Kind = check.Check?.Macro ?? "sql",
            Column = check.Check?.Column,
            Severity = (check.Config.Text("severity") ?? "error").ToLowerInvariant(),
        };
    }

    QualityCheck Card(UnitTestNode test) => Located(test, test.TestedNode) with { Kind = "unit_test" };

    QualityCheck Located(GraphNode check, string? about) => new(check.UniqueId, check.Name, check is ProjectNode test ? CheckText.Of(test) : check.Name)
    {
        NodeId = about,
        Node = about is not null && project.Graph.TryGet(about, out var node) ? NameOf(node) : null,
        Owner = about is not null && project.Graph.TryGet(about, out var owned) ? OwnerOf(owned) : null,
        Description = check.Description,
        File = check.DeclaredAt.File ?? check.File,
        Line = check.DeclaredAt.Line,
    };

    static string NameOf(GraphNode node) => node is SourceTable source ? $"{source.SourceName}.{source.Name}" : node.Name;

    string? OwnerOf(GraphNode node)
    {
        if (node.Config.Meta.GetValueOrDefault("owner") is string named)
            return named;
        var group = (node as ProjectNode)?.Group is { } name ? project.Manifest.Groups.Values.FirstOrDefault(one => one.Name == name) : null;
        return group is null ? null : group.Owner.GetValueOrDefault("name") as string ?? group.Name;
    }
}
