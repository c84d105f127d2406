using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Project.Dashboards.Checks;

/// <summary>Finds filters whose column is not there, or that no tile knows.</summary>
/// <param name="tiles">Writes tiles.</param>
/// <param name="dashboard">The dashboard.</param>
sealed class FilterCheck(TileCompiler tiles, Dashboard dashboard)
{
    public IEnumerable<Diagnostic> Run()
    {
        var found = new List<Diagnostic>();
        if (dashboard.Tiles.FirstOrDefault() is not { } first || tiles.ContextOf(dashboard, first, TileCheck.Plain, found) is not { } context)
            return [];
        var reader = new NarrowingReader(context);
        var known = dashboard.Filters.Where(filter => reader.ColumnOf(filter) is not null).ToList();
        foreach (var filter in known)
        {
            if (filter.IsRange == true && !(ClassOf(context, reader, filter) is Tables.ColumnClass.Unknown or Tables.ColumnClass.Whole or Tables.ColumnClass.Number))
                found.Add(new Diagnostic("MX1784", $"The filter '{filter.Name}' is a range, and '{filter.Column.Text}' has no numbers", filter.At, "Take 'range' out: times have periods by themselves."));
            var state = TileCheck.Plain with { Filters = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [filter.Name] = [""] } };
            var queries = dashboard.Tiles.Select(tile => tiles.Compile(dashboard, tile, state).Query).OfType<TileQuery>().ToList();
            if (queries.Count > 0 && IsMember(context, reader, filter) && queries.TrueForAll(query => query.NotFilteredBy.Contains(filter.Name, StringComparer.Ordinal)))
                found.Add(new Diagnostic("MX1772", $"The filter '{filter.Name}' reaches no tile", filter.At, $"No fact leads to '{filter.Column.Text}': name a column that one leads to, or take the filter out.", Severity.Warning));
        }
        return found;
    }

    /// <summary>Of a time nothing chosen means all of it, so that nothing can be told.</summary>
    static bool IsMember(Fields.TileContext context, NarrowingReader reader, DashboardFilter filter) =>
        ClassOf(context, reader, filter) is { } kind && !Tables.ColumnClasses.IsTime(kind);

    static Tables.ColumnClass? ClassOf(Fields.TileContext context, NarrowingReader reader, DashboardFilter filter) =>
        reader.ColumnOf(filter) is { } column ? context.Catalog.Of(column.Table.Id)?.Find(column.Name)?.Class ?? Tables.ColumnClass.Unknown : null;
}
