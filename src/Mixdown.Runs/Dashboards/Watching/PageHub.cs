using System.Collections.Immutable;
using System.Globalization;
using Mixdown.Runs.Dashboards.LiveTiles;
using Mixdown.Runs.Serving;
using Mixdown.Runs.Serving.Changes;

namespace Mixdown.Runs.Dashboards.Watching;

/// <summary>Passes on what changes in a served project to the pages that are open. Safe for any thread.</summary>
public sealed class PageHub : IDisposable
{
    readonly Lock _gate = new();
    readonly DashboardAnswers _answers;
    readonly LiveTicker _ticker;
    readonly string _epoch;
    readonly IDisposable _listening;
    ImmutableList<PageWatch> _watches = [];
    long _number;

    /// <param name="served">What changes.</param>
    /// <param name="answers">Knows what tiles read.</param>
    public PageHub(ServedProject served, DashboardAnswers answers)
    {
        (_answers, _epoch) = (answers, served.Host.NewId().ToString("N")[^8..]);
        _ticker = new LiveTicker(answers, served.Clock);
        _listening = served.Changes.Listen(Hear);
    }

    /// <summary>Watches for a page.</summary>
    /// <param name="ask">What it shows.</param>
    /// <param name="lastId">The id of the last event that it has; null: it is new. One that has missed something is told so.</param>
    public PageWatch Watch(PageAsk ask, string? lastId)
    {
        var watch = Begin(ask, lastId);
        foreach (var (tile, every) in ask.Dashboard is { } dashboard ? _answers.LiveTiles(dashboard) : [])
            _ = _ticker.RunAsync(ask.Dashboard! with { Tiles = [tile] }, every, watch.Tell, watch.Ending);
        return watch;
    }

    PageWatch Begin(PageAsk ask, string? lastId)
    {
        lock (_gate)
        {
            var watch = new PageWatch(this, ask, _number);
            _watches = _watches.Add(watch);
            if (lastId is not null && lastId != IdOf(_number))
                watch.Tell(new ChangesMissed(), _number);
            return watch;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listening.Dispose();

    internal string IdOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{_epoch}-{number}");

    internal async Task<IReadOnlyList<string>> TilesOfAsync(PageAsk ask, IReadOnlyCollection<string> models, CancellationToken cancel) =>
        ask.Dashboard is { } dashboard ? await _answers.TilesThatReadAsync(dashboard, models, cancel) : [];

    internal void Forget(PageWatch watch)
    {
        lock (_gate)
            _watches = _watches.Remove(watch);
    }

    void Hear(ServedChange change)
    {
        lock (_gate)
        {
            _number++;
            foreach (var watch in _watches)
                watch.Tell(change, _number);
        }
    }
}
