using Mixdown.Runs.Dashboards.Embeds;
using Mixdown.Runs.Serving.Changes;

namespace Mixdown.Runs.Dashboards.Watching;

/// <summary>Watches for one page what changes. What it is told waits here until the page takes it: whoever tells never waits.</summary>
public sealed class PageWatch : IDisposable
{
    readonly Lock _gate = new();
    readonly PageHub _hub;
    readonly PageNews _news;
    readonly CancellationTokenSource _ending = new();
    TaskCompletionSource _told = Fresh();
    long _upTo;

    internal PageWatch(PageHub hub, PageAsk ask, long upTo) => (_hub, Ask, _news, _upTo) = (hub, ask, new PageNews(ask), upTo);

    /// <summary>What the page wants.</summary>
    internal PageAsk Ask { get; }

    /// <summary>Waits until there is something to tell.</summary>
    public Task ToldAsync(CancellationToken cancel)
    {
        lock (_gate)
            return _told.Task.WaitAsync(cancel);
    }

    /// <summary>What there is to tell now; may be nothing.</summary>
    /// <returns>The events, and the id under which a page that lost its connection asks for what comes after them.</returns>
    public async Task<(IReadOnlyList<PageEvent> Events, string Id)> TakeAsync(CancellationToken cancel)
    {
        var (events, upTo) = Taken();
        for (var at = 0; at < events.Length; at++)
        {
            if (events[at] is PageEvent.Published published)
                events[at] = published with { Tiles = await _hub.TilesOfAsync(Ask, published.Models, cancel) };
        }
        return (Ask.Dashboard is { Limits: not null } embedded ? EmbeddedNews.Of(events, embedded.Dashboard) : events, _hub.IdOf(upTo));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _hub.Forget(this);
        _ending.Cancel();
        _ending.Dispose();
    }

    /// <summary>Ends with the page.</summary>
    internal CancellationToken Ending => _ending.Token;

    /// <summary>Takes in what a live tile shows now.</summary>
    internal void Tell(TileAnswer answer)
    {
        lock (_gate)
        {
            _news.Add(answer);
            _told.TrySetResult();
        }
    }

    internal void Tell(ServedChange change, long number)
    {
        lock (_gate)
        {
            _upTo = number;
            if (_news.Add(change))
                _told.TrySetResult();
        }
    }

    (PageEvent[] Events, long UpTo) Taken()
    {
        lock (_gate)
        {
            if (_told.Task.IsCompleted)
                _told = Fresh();
            return ([.. _news.Take()], _upTo);
        }
    }

    // Continuations run on other threads: the one that tells has others to tell.
    static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
