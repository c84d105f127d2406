using Mixdown.Data.Records;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Live.Entries;
using Mixdown.Streams.Live.Intake;
using Mixdown.Streams.Live.Topics;
using Mixdown.Streams.Running;

namespace Mixdown.Streams.Live;

/// <summary>The live entries of one stream: hears its ticks. For one thread at a time.</summary>
public sealed class LiveStream : ITickListener
{
    readonly DuckDbEngine _engine;
    readonly TimeProvider _clock;
    readonly Dictionary<string, LiveTopic> _topics;

    internal LiveStream(DuckDbEngine engine, IEnumerable<LiveEntry> entries, TimeProvider clock)
    {
        (_engine, _clock) = (engine, clock);
        _topics = entries.GroupBy(entry => entry.Definition.Topic, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Topic([.. group], clock), StringComparer.Ordinal);
    }

    /// <summary>The topics that have entries: what has to be rebuilt.</summary>
    public IReadOnlyCollection<string> Topics => _topics.Keys;

    /// <summary>Takes up what the lake has of the windows that are shown; before the first tick, which begins with the first row that
    /// is not in the lake.</summary>
    /// <param name="topic">One of <see cref="Topics"/>.</param>
    /// <param name="relation">What is in the lake, as SQL that can stand behind FROM: the columns of the topic's table, as they were
    /// at the commit from which reading goes on.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The lake cannot be read (MX3xxx).</exception>
    public void Rebuild(string topic, string relation, CancellationToken cancel)
    {
        using var session = _engine.OpenSession();
        new LakeReplay(_topics[topic], topic, _clock).Run(relation, session, cancel);
    }

    /// <inheritdoc/>
    public void Assigned(TopicPartition partition)
    {
        if (_topics.TryGetValue(partition.Topic, out var topic))
            topic.Expect(partition.Partition);
    }

    /// <inheritdoc/>
    public void Tick(TickRows rows)
    {
        if (_topics.TryGetValue(rows.Topic, out var topic))
            topic.Take(rows, CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Pause()
    {
        using var session = _engine.OpenSession();
        foreach (var topic in _topics.Values)
            topic.Pass(session, CancellationToken.None);
    }

    static LiveTopic Topic(IReadOnlyList<LiveEntry> entries, TimeProvider clock) =>
        new(entries, TopicRule.Of([.. entries.Select(entry => entry.Definition)]), clock);
}
