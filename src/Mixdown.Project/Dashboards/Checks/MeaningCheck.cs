using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Tables;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Project.Metrics;

namespace Mixdown.Project.Dashboards.Checks;

/// <summary>Finds what is wrong with what metrics and columns of models say to dashboards: <c>format</c> and <c>order_by</c>.</summary>
/// <param name="project">The project.</param>
/// <param name="lineage">The columns of its tables.</param>
sealed class MeaningCheck(MixdownProject project, ProjectLineage lineage)
{
    public IEnumerable<Diagnostic> Run()
    {
        var found = new List<Diagnostic>();
        var metrics = new MetricReader(project.Manifest);
        foreach (var format in metrics.Names.Select(name => metrics.Find(name)?.Format).OfType<SettingNode.Map>())
            FormatReader.Read(format, found);
        var catalog = new TableCatalog(project, lineage);
        foreach (var node in project.Manifest.Nodes.Values.Where(node => node.IsRelation && node.Columns.Count > 0))
            Check(node, catalog.Of(node.UniqueId)!, found);
        return found;
    }

    static void Check(ProjectNode node, DashboardTable table, List<Diagnostic> found)
    {
        foreach (var column in node.Columns)
        {
            ColumnMeaning.Format(column, found);
            if (ColumnMeaning.OrderBy(column) is { } order && table.IsKnown && table.Find(order) is null)
                found.Add(new Diagnostic("MX1780", $"'{column.Name}' is in the order of '{order}', and '{table.Name}' has no such column", column.At, DidYouMean.Hint(order, table.Columns.Select(one => one.Name))));
        }
    }
}
