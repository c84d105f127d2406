using Mixdown.Data.Records;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Live.Entries;
using Mixdown.Streams.Live.Topics;
using Mixdown.Streams.Live.Views;
using Mixdown.Streams.Running;

namespace Mixdown.Streams.Live;

/// <summary>Keeps the entries of <c>live:</c> up to date with the ticks of streams.</summary>
public sealed class LiveAggregates : ITickListener
{
    readonly Dictionary<string, LiveStream> _streams;

    /// <param name="engine">The engine in memory that has the tables of the ticks, and from now on <c>live</c>.</param>
    /// <param name="definitions">The entries whose streams run here.</param>
    /// <param name="clock">The clock on the wall.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX3010: an expression does not parse.</exception>
    public LiveAggregates(DuckDbEngine engine, IReadOnlyList<LiveDefinition> definitions, TimeProvider clock)
    {
        Views = new LiveViews(engine, definitions);
        using var session = engine.OpenSession();
        session.Execute($"create schema if not exists {LiveViews.Schema}; create schema if not exists {EntryNames.Schema}", CancellationToken.None);
        // A change after a restart has a greater number than any before it: no entry changes a thousand times a second.
        var revision = clock.GetUtcNow().ToUnixTimeMilliseconds();
        _streams = Views.All.Select(view => new LiveEntry(view, session, revision))
            .GroupBy(entry => entry.Definition.Stream, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new LiveStream(engine, group, clock), StringComparer.Ordinal);
    }

    /// <summary>What it keeps, for others to see.</summary>
    public LiveViews Views { get; }

    /// <summary>Takes up what the lake has of the windows that are shown.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The lake cannot be read (MX3xxx).</exception>
    public void Begin(TopicLake lake) => Of(lake.Stream)?.Begin(lake);

    /// <inheritdoc/>
    public void Assigned(string stream, TopicPartition partition) => Of(stream)?.Assigned(partition);

    /// <inheritdoc/>
    public void Tick(TickRows rows) => Of(rows.Stream)?.Tick(rows);

    /// <inheritdoc/>
    public void Pause()
    {
        foreach (var stream in _streams.Values)
            stream.Pause();
    }

    LiveStream? Of(string stream) => _streams.GetValueOrDefault(stream);
}
