using Mixdown.Data.Records;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Live.Entries;
using Mixdown.Streams.Live.Intake;
using Mixdown.Streams.Running;

namespace Mixdown.Streams.Live.Topics;

/// <summary>The live entries of one stream. The stream's thread changes them; any stream's may see that time goes by.</summary>
sealed class LiveStream
{
    readonly Lock _turn = new();
    readonly DuckDbEngine _engine;
    readonly TimeProvider _clock;
    readonly Dictionary<string, LiveTopic> _topics;

    internal LiveStream(DuckDbEngine engine, IEnumerable<LiveEntry> entries, TimeProvider clock)
    {
        (_engine, _clock) = (engine, clock);
        _topics = entries.GroupBy(entry => entry.Definition.Topic, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Topic([.. group], clock), StringComparer.Ordinal);
    }

    /// <summary>Takes up what the lake has of a topic's windows.</summary>
    public void Begin(TopicLake lake)
    {
        if (lake.Relation is not { } relation || !_topics.TryGetValue(lake.Topic, out var topic))
            return;
        lock (_turn)
            new LakeReplay(topic, lake, _clock).Run(relation, CancellationToken.None);
    }

    /// <summary>A partition is read from now on.</summary>
    public void Assigned(TopicPartition partition)
    {
        if (!_topics.TryGetValue(partition.Topic, out var topic))
            return;
        lock (_turn)
            topic.Expect(partition.Partition);
    }

    /// <summary>Adds the rows of a tick.</summary>
    public void Tick(TickRows rows)
    {
        if (!_topics.TryGetValue(rows.Topic, out var topic))
            return;
        lock (_turn)
            topic.Take(rows, CancellationToken.None);
    }

    /// <summary>Goes on with time, unless the stream is at work and does so itself.</summary>
    public void Pause()
    {
        if (!_turn.TryEnter())
            return;
        try
        {
            using var session = _engine.OpenSession();
            foreach (var topic in _topics.Values)
                topic.Pass(session, CancellationToken.None);
        }
        finally
        {
            _turn.Exit();
        }
    }

    static LiveTopic Topic(IReadOnlyList<LiveEntry> entries, TimeProvider clock) =>
        new(entries, TopicRule.Of([.. entries.Select(entry => entry.Definition)]), clock);
}
