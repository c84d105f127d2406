using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>What narrows one tile: the dashboard's filters, but for the time where the tile has its own.</summary>
static class TileNarrowing
{
    public static IReadOnlyList<Narrowed> Of(TileDraft draft)
    {
        var reader = new NarrowingReader(draft.Context);
        var narrowed = reader.Read();
        if (draft.Tile.Rows.Period is not { } written)
            return narrowed;
        if (PeriodSyntax.Read(written.Text) is not { } period)
            return Wrong(draft, new Diagnostic("MX1758", $"'{written.Text}' is no period", written.At, PeriodSyntax.Examples), narrowed);
        if (TimeOf(draft, reader) is not { } time)
            return Wrong(draft, new Diagnostic("MX1767", "'period' has no time that it could mean", written.At, "Show a time as 'x', or give the dashboard a filter on a time of the tile's fact."), narrowed);
        var others = narrowed.Where(one => one is not Narrowed.Times || one.IsLocked || draft.Context.State.Marks.Any(mark => mark.Field == one.Name));
        return period is Period.All ? [.. others] : [.. others, new Narrowed.Times("period", time.Column, time.Class, [reader.Bounds(period, time.Class, NewestTimes.NameOf(draft.Tile))])];
    }

    /// <summary>The time that a tile's periods are about: what it shows along x, else a filter's, else that of its metrics.</summary>
    public static (SqlPart.Column Column, ColumnClass Class)? TimeOf(TileDraft draft, NarrowingReader reader)
    {
        var shown = draft.Items.Select(item => item.Field).Concat(Along(draft)).FirstOrDefault(field => field.Class.IsTime() && field.Sql.OnlyColumn is not null);
        if (shown is not null)
            return (shown.Sql.OnlyColumn!, shown.Class);
        foreach (var filter in draft.Context.Dashboard.Filters)
        {
            if (reader.ColumnOf(filter) is { } column && column.Table.Find(column.Name) is { } found && found.Class.IsTime() && draft.Context.Joins.Find(draft.Fact.Id, column.Table.Id, draft.Tile.Data.Via?.Text) is Joins.JoinFinding.Way)
                return (column, found.Class);
        }
        return FactTime.Of(draft.Context.Metrics, draft.Fact) is { } own ? (own, draft.Fact.Find(own.Name)!.Class) : null;
    }

    /// <summary>The time that a number is followed along.</summary>
    static IEnumerable<Field> Along(TileDraft draft) =>
        draft.Tile.Kind == TileKind.Number && draft.Tile.Of("x") is [var x, ..] && draft.Fields.Read(x) is { } field ? [field] : [];

    static IReadOnlyList<Narrowed> Wrong(TileDraft draft, Diagnostic problem, IReadOnlyList<Narrowed> narrowed)
    {
        draft.Context.Found.Add(problem);
        return narrowed;
    }
}
