using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Graph.Declarations;
using Mixdown.Project.Lineage;
using Mixdown.Project.Metrics;
using Mixdown.Runs.Catalog;

namespace Mixdown.Runs.LineageMaps.Impacts;

/// <summary>Finds what names a column outside of SELECTs: metrics, and filters and tiles of dashboards.</summary>
/// <param name="edition">The project.</param>
sealed class ColumnMentions(CatalogEdition edition)
{
    readonly MetricReader _metrics = new(edition.Project.Manifest);

    /// <summary>The metrics that add the column up, filter by it or take it for their time.</summary>
    public IEnumerable<Mention> Metrics(ColumnRef column) => edition.Project.Manifest.Metrics
        .Where(metric => Uses(metric, column))
        .Select(metric => new Mention(metric.UniqueId, metric.Name, Place(metric.DeclaredAt)));

    /// <summary>The tiles that show the column, or a metric that is made of it.</summary>
    public IEnumerable<Mention> Tiles(ColumnRef column)
    {
        var metrics = edition.Project.Manifest.Metrics.Where(metric => Uses(metric, column)).Select(metric => metric.Name).ToList();
        return
            from dashboard in edition.Project.Manifest.Dashboards
            from tile in dashboard.Tiles
            where tile.Kind != TileKind.Text
            let named = Named(dashboard, tile, column, metrics)
            where named is not null
            select new Mention(IdOf(dashboard), tile.Title, Place(named.At));
    }

    /// <summary>The filters that narrow by the column.</summary>
    public IEnumerable<Mention> Filters(ColumnRef column) =>
        from dashboard in edition.Project.Manifest.Dashboards
        from filter in dashboard.Filters
        where Names(filter.Column, dashboard.Fact?.Text, column)
        select new Mention(IdOf(dashboard), filter.Label ?? filter.Name, Place(filter.Column.At));

    bool Uses(DeclaredNode metric, ColumnRef column) => _metrics.Find(metric.Name) is { Fact: { } fact } found && fact.UniqueId == column.NodeId
        && (found.Measures.Any(measure => SqlWords.Has(measure.Expression, column.Column) || measure.Filter is { } filter && SqlWords.Has(filter, column.Column))
            || found.Time is { } time && SqlWords.Has(time, column.Column));

    TileExpression? Named(Dashboard dashboard, Tile tile, ColumnRef column, List<string> metrics)
    {
        if (tile.Data.Sql is { } sql)
            return SqlWords.Refers(sql.Text, NameOf(column)) && SqlWords.Has(sql.Text, column.Column) ? sql : null;
        if (tile.Data.From is not null)
            return null;
        var fact = (tile.Data.Fact ?? dashboard.Fact)?.Text;
        return tile.Channels.Values.SelectMany(channel => channel).Concat(tile.Drill).Concat(new[] { tile.Data.Where, tile.Data.Via }.OfType<TileExpression>())
            .FirstOrDefault(expression => Names(expression, fact, column) || metrics.Exists(metric => SqlWords.HasAlone(expression.Text, metric)));
    }

    bool Names(TileExpression expression, string? fact, ColumnRef column)
    {
        var table = NameOf(column);
        return SqlWords.HasColumn(expression.Text, table, column.Column)
            || string.Equals(fact, table, StringComparison.Ordinal) && SqlWords.HasAlone(expression.Text, column.Column);
    }

    string NameOf(ColumnRef column) => edition.Project.Graph[column.NodeId].Name;

    string IdOf(Dashboard dashboard) => $"exposure.{edition.Project.Name}.{dashboard.Id}";

    static string Place(SourceSpan at) => $"{at.File}:{at.Line}";
}
