using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>Finds the newest times that periods such as <c>latest 7 days</c> end with.</summary>
/// <param name="tiles">Writes what to ask.</param>
/// <param name="ask">Asks for one value.</param>
sealed class NewestReading(TileCompiler tiles, Func<TileQuery, CancellationToken, Task<object?>> ask)
{
    /// <summary>What a viewer chose, with those times. Where a table was not built yet there is none: its tiles say why.</summary>
    public async Task<ViewState> KnownAsync(Dashboard dashboard, ViewState state, CancellationToken cancel)
    {
        var newest = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, query) in NewestTimes.Asked(tiles, dashboard, state))
        {
            if (await OneAsync(query, cancel) is { } time)
                newest[name] = time;
        }
        return newest.Count == 0 ? state : state with { Newest = newest };
    }

    /// <summary>The newest time of a filter's column; null where it has none.</summary>
    public async Task<object?> OfAsync(Dashboard dashboard, DashboardFilter filter, CancellationToken cancel) =>
        tiles.NewestOf(dashboard, filter, new ViewState { Now = DateTimeOffset.UnixEpoch }) is { } query ? await OneAsync(query, cancel) : null;

    async Task<object?> OneAsync(TileQuery query, CancellationToken cancel)
    {
        try
        {
            return await ask(query, cancel);
        }
        catch (MixdownException)
        {
            // A boundary, as said above.
            return null;
        }
    }
}
