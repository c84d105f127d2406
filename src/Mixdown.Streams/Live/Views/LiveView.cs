using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Streams.Live.Views;

/// <summary>One entry as others see it: the table <c>live.NAME</c> of the engine in memory. Safe for any thread.</summary>
/// <remarks>Its columns: <c>window_start</c>, <c>window_end</c>, those of <c>by</c>, the metrics, <c>top_ITEM</c> of each list,
/// <c>revision</c>, <c>is_closed</c>, <c>is_approximate</c>,
/// <c>is_dirty</c> (only the batch has all of it). A window without events has no row.</remarks>
public sealed class LiveView
{
    readonly DuckDbEngine _engine;
    readonly Lock _facts = new();
    LiveFacts _current = LiveFacts.None;
    long _revision;

    internal LiveView(DuckDbEngine engine, LiveDefinition definition) => (_engine, Definition) = (engine, definition);

    /// <summary>What it shows.</summary>
    public LiveDefinition Definition { get; }

    /// <summary>Its name below <c>live</c>.</summary>
    public string Name => Definition.Name;

    /// <summary>The table, quoted as SQL wants it.</summary>
    public string Table => new TableName(LiveViews.Schema, Name).Sql;

    /// <summary>The number of the last change. It grows with each, over restarts too; a window's <c>revision</c> is the number of
    /// the last change of any of its rows.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    /// <summary>Counts and times.</summary>
    public LiveFacts Facts
    {
        get
        {
            lock (_facts)
                return _current;
        }
    }

    /// <summary>Is called after each change with its number, on the stream's own thread: who listens must not keep it.</summary>
#pragma warning disable MA0046 // Who sends it is known, and an object for each change would only carry the number.
    public event Action<long>? Changed;
#pragma warning restore MA0046

    /// <summary>All rows, oldest window first.</summary>
    public ResultTable Snapshot(CancellationToken cancel) => Query("", cancel);

    /// <summary>All rows of the windows that have changed after a revision, oldest window first; they take the place of all rows of
    /// these windows.</summary>
    public ResultTable Changes(long after, CancellationToken cancel) => Query(FormattableString.Invariant($"where revision > {after}"), cancel);

    internal void Publish(long revision, LiveFacts facts)
    {
        lock (_facts)
            _current = facts;
        if (Interlocked.Exchange(ref _revision, revision) != revision)
            Changed?.Invoke(revision);
    }

    ResultTable Query(string where, CancellationToken cancel)
    {
        using var session = _engine.OpenSession();
        return session.Query($"select * from {Table} {where} order by {Order}", cancel);
    }

    string Order => string.Join(", ", Definition.By.Select(by => new SqlIdentifier(by.Name).ToString()).Prepend("window_start"));
}
