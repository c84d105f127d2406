using Mixdown.Project.Dashboards.Periods;

namespace Mixdown.Project.Dashboards.Queries;

/// <summary>Which newest times have to be known before the tiles of a dashboard can be written: those that periods such as
/// <c>latest 7 days</c> end with.</summary>
public static class NewestTimes
{
    /// <summary>What to ask, each in one row of one column, by the name under which <see cref="ViewState.Newest"/> has the answer; empty
    /// where no period is of that kind.</summary>
    public static IReadOnlyDictionary<string, TileQuery> Asked(TileCompiler tiles, Dashboard dashboard, ViewState state)
    {
        var asked = new Dictionary<string, TileQuery>(StringComparer.Ordinal);
        foreach (var filter in dashboard.Filters.Where(filter => EndsWithNewest(filter, state)))
        {
            if (tiles.NewestOf(dashboard, filter, state) is { } query)
                asked[NameOf(filter)] = query;
        }
        foreach (var tile in dashboard.Tiles.Where(tile => tile.HasFact && IsAnchored(tile.Rows.Period?.Text)))
        {
            if (tiles.NewestOf(dashboard, tile, state) is { } query)
                asked[NameOf(tile)] = query;
        }
        return asked;
    }

    /// <summary>The name of what a filter's periods end with.</summary>
    internal static string NameOf(DashboardFilter filter) => $"filter {filter.Name}";

    /// <summary>The name of what a tile's own period ends with.</summary>
    public static string NameOf(Tile tile) => $"tile {tile.Id}";

    /// <summary>Whether what a filter is set to is a period that ends with the newest data.</summary>
    internal static bool EndsWithNewest(DashboardFilter filter, ViewState state) => IsAnchored(Chosen(filter, state));

    static string? Chosen(DashboardFilter filter, ViewState state) =>
        state.Filters.TryGetValue(filter.Name, out var said) ? said is [var first, ..] ? first : null
        : filter.Default is [var usual, ..] ? usual.Text : null;

    static bool IsAnchored(string? text) => text is not null && PeriodSyntax.Read(text) is Period.Rolling { IsAnchored: true };
}
