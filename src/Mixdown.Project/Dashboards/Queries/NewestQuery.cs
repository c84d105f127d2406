using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Narrowing;
using Mixdown.Project.Dashboards.Queries.Drafts;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Queries;

/// <summary>Asks for the newest time of a fact, whatever it is narrowed to: what <c>latest 7 days</c> ends with.</summary>
/// <param name="context">A tile and the project.</param>
sealed class NewestQuery(TileContext context)
{
    /// <summary>Of a filter's column: among the rows of the dashboard's fact, where it leads there. Calendars go on into the future, and
    /// what was sold does not.</summary>
    public TileQuery? Of(DashboardFilter filter)
    {
        if (new NarrowingReader(context).ColumnOf(filter) is not { } column || !ClassOf(column).IsTime())
            return null;
        var fact = context.Dashboard.Fact is { } named ? context.Catalog.Find(named.Text) : null;
        return Of(fact ?? column.Table, column) ?? Of(column.Table, column);
    }

    /// <summary>Of the time that a tile's own period is about.</summary>
    public TileQuery? OfTile()
    {
        var draft = new TileDraft(context);
        if (!draft.Begin())
            return null;
        draft.AddChannels();
        return TileNarrowing.TimeOf(draft, new NarrowingReader(context)) is { } time ? Of(draft.Fact, time.Column) : null;
    }

    TileQuery? Of(DashboardTable fact, SqlPart.Column column)
    {
        var scope = new FactScope(context, fact);
        if (!fact.Equals(column.Table) && !scope.TryReach(column.Table))
            return null;
        var values = new BoundValues(context.State.Zone);
        var select = new FactSelect(scope, context.Catalog, values);
        var newest = select.Print(new SqlFragment([column]));
        if (!Lock(scope, select, values))
            return null;
        return new TileQuery($"select max({newest})\n{select.From()}")
        {
            Values = values.All,
            Columns = [new TileColumn("Newest", ColumnRole.Value)],
            Reads = [.. scope.Reads.Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>Filters that a viewer chose say nothing, but who may see some rows only is not to learn of others; false where the fact
    /// does not lead to what is locked.</summary>
    bool Lock(FactScope scope, FactSelect select, BoundValues values)
    {
        var conditions = new NarrowedSql(context.Clock, values);
        // A lock that itself ends with the newest data begins and ends nowhere before they are known.
        var later = context.Dashboard.Filters.Where(filter => NewestTimes.EndsWithNewest(filter, context.State)).Select(filter => filter.Name).ToList();
        foreach (var one in new NarrowingReader(context).Read().Where(one => one.IsLocked && !later.Contains(one.Name, StringComparer.Ordinal)))
        {
            if (!scope.TryReach(one.Column.Table))
                return false;
            if (conditions.Of(one, select.Print(new SqlFragment([one.Column]))) is { } condition)
                select.Where(condition);
        }
        return true;
    }

    static ColumnClass ClassOf(SqlPart.Column column) => column.Table.Find(column.Name)?.Class ?? ColumnClass.Unknown;
}
