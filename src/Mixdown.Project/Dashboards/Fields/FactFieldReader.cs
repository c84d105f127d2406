using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;
using Mixdown.Project.Metrics;

namespace Mixdown.Project.Dashboards.Fields;

/// <summary>Finds what can be picked for the facts of a project.</summary>
/// <param name="project">The project.</param>
/// <param name="catalog">Its tables.</param>
/// <param name="joins">Its joins.</param>
/// <param name="metrics">Its metrics.</param>
sealed class FactFieldReader(MixdownProject project, TableCatalog catalog, JoinGraph joins, MetricReader metrics)
{
    /// <summary>The tables that have metrics or from which a join leads to another table, by name.</summary>
    public IReadOnlyList<FactFields> Read()
    {
        var all = metrics.Names.Order(StringComparer.Ordinal).Select(name => metrics.Find(name)!).ToList();
        return [.. catalog.All.Where(table => IsFact(table, all)).OrderBy(table => table.Name, StringComparer.Ordinal).Select(table => Of(table, all))];
    }

    bool IsFact(DashboardTable table, List<MetricDefinition> all) =>
        all.Exists(metric => metric.Fact?.UniqueId == table.Id) || joins.Reached(table.Id).Count > 1;

    FactFields Of(DashboardTable fact, IReadOnlyList<MetricDefinition> all)
    {
        var columns = joins.Reached(fact.Id).Select(catalog.Of).OfType<DashboardTable>()
            .Where(table => joins.Find(fact.Id, table.Id, null) is JoinFinding.Way)
            .SelectMany(table => table.Columns.OrderBy(FieldOrder.Of).Select(column => (Table: table, Column: column)))
            .Where(one => !joins.IsKey(one.Table.Id, one.Column.Name) || one.Column.Class.IsTime())
            .ToList();
        return new FactFields(fact.Name, project.Manifest.Nodes[fact.Id].Description)
        {
            Time = FactTime.Of(metrics, fact) is { } time ? $"{fact.Name}.{time.Name}" : null,
            Metrics = [.. all.Where(metric => metric.Fact?.UniqueId == fact.Id).OrderBy(FieldOrder.Of).ThenBy(metric => metric.At.File, StringComparer.Ordinal).ThenBy(metric => metric.At.Line).Select(Of)],
            Times = [.. columns.Where(one => one.Column.Class.IsTime()).OrderBy(one => TimeOrder(fact, one.Table, one.Column)).Select(one => Of(one.Table, one.Column))],
            Dimensions = [.. columns.Where(one => !one.Column.Class.IsTime()).Select(one => Of(one.Table, one.Column))],
            Unreached = [.. joins.DoubtsOf(fact.Id).Select(edge => $"'{catalog.Of(edge.To)?.Name ?? edge.To}': {edge.Doubt!.Why}. {edge.Doubt.Remedy}")],
        };
    }

    /// <summary>The fact's own times, those of a calendar (a table that days lead to), others, keys.</summary>
    int TimeOrder(DashboardTable fact, DashboardTable table, TableColumn time)
    {
        if (joins.IsKey(table.Id, time.Name) || FieldOrder.IsKey(time.Name))
            return 3;
        if (table.Equals(fact))
            return 0;
        return table.Columns.Any(column => column.Class.IsTime() && joins.IsKey(table.Id, column.Name)) ? 1 : 2;
    }

    static FieldChoice Of(MetricDefinition metric) => new(metric.Name, metric.Label ?? FieldLabel.Of(metric.Name), metric.Description)
    {
        Type = "number",
        Format = FormatReader.Of(metric.Format),
        Obstacle = metric.Obstacle,
    };

    static FieldChoice Of(DashboardTable table, TableColumn column) => new($"{table.Name}.{column.Name}", FieldLabel.Of(column.Name), column.Description)
    {
        Type = column.Class switch
        {
            ColumnClass.Text => "text",
            ColumnClass.Whole or ColumnClass.Number => "number",
            ColumnClass.Truth => "truth",
            ColumnClass.Date => "date",
            ColumnClass.LocalTime or ColumnClass.Instant => "time",
            _ => "other",
        },
        Format = column.Format,
    };
}
