using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile;
using Mixdown.Project.Dashboards.Embedding;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Lineage;
using Mixdown.Project.Lineage.Shadow;
using Mixdown.Project.Metrics;

namespace Mixdown.Project.Dashboards.Checks;

/// <summary>Finds what is wrong with the dashboards of a project without asking a warehouse: every tile is written under each choice
/// of each parameter and each level of its drill, and what it asks is bound against empty tables. Checks count as passed: what they
/// found is the business of a run.</summary>
public static class DashboardCheck
{
    /// <summary>Errors and warnings, each at its place with the lines of its file.</summary>
    /// <param name="project">The project.</param>
    /// <param name="lineage">The columns of its tables.</param>
    /// <param name="cancel">Stops it.</param>
    public static IReadOnlyList<Diagnostic> Run(MixdownProject project, ProjectLineage lineage, CancellationToken cancel)
    {
        var embeds = new List<Diagnostic>();
        var settings = new EmbedBinder(project, embeds).Bind();
        if (project.Manifest.Dashboards.Count == 0)
            return embeds;
        var tiles = new TileCompiler(project, lineage, _ => CheckState.Passed);
        using var shadow = new ShadowCatalog(new ModelCompiler(project), cancel);
        foreach (var node in project.Manifest.Nodes.Values.Where(node => node.IsRelation && lineage.Nodes.ContainsKey(node.UniqueId)))
            shadow.Declare(node.Relation, lineage.Nodes[node.UniqueId]);
        foreach (var source in project.Manifest.Sources.Values.Where(source => lineage.Nodes.ContainsKey(source.UniqueId)))
            shadow.Declare(source.Relation, lineage.Nodes[source.UniqueId]);
        var found = new MeaningCheck(project, lineage).Run().ToList();
        foreach (var dashboard in project.Manifest.Dashboards)
        {
            found.AddRange(new FilterCheck(tiles, dashboard).Run());
            foreach (var tile in dashboard.Tiles)
                found.AddRange(new TileCheck(project, tiles, shadow, dashboard, tile).Run(cancel));
        }
        if (settings is not null)
            found.AddRange(new EmbedCheck(project, tiles, settings).Run());
        return [.. embeds, .. found.DistinctBy(problem => (problem.Code, problem.Message, problem.At)).Select(problem => problem.Excerpt is null ? problem.InFile(project) : problem)];
    }
}
