using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>Asks up to when the data of a tile go.</summary>
static class FreshnessQuery
{
    /// <summary>The last time in the tile's fact, whatever it is narrowed to but for what is locked; null where the fact has no time.</summary>
    public static TileQuery? Of(TileDraft draft)
    {
        if (FactTime.Of(draft.Context.Metrics, draft.Sources.Scopes[0].Fact) is not { } time)
            return null;
        var values = new BoundValues(draft.Context.State.Zone);
        var select = new FactSelect(draft.Sources.Scopes[0], draft.Context.Catalog, values);
        var column = select.Print(new SqlFragment([time]));
        draft.Sources.Hold(draft.Sources.Scopes[0], select, values);
        return new TileQuery($"select max({column})\n{select.From()}")
        {
            Values = values.All,
            Columns = [new TileColumn("Data to", ColumnRole.Value)],
            Reads = [time.Table.Id],
        };
    }
}
