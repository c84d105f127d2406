using Mixdown.Data.Records;

namespace Mixdown.Streams.Running;

/// <summary>Hears what streams do about every 250 ms: what live aggregates are made of. Each stream calls on a thread of its own,
/// one call at a time.</summary>
public interface ITickListener
{
    /// <summary>A topic's table stands as <paramref name="lake"/> says, and reading goes on after it. Called once, before the first
    /// rows of the topic.</summary>
    void Begin(TopicLake lake)
    {
    }

    /// <summary>A partition of a stream is read from now on, before its first rows come: who waits for all partitions waits for it
    /// too.</summary>
    void Assigned(string stream, TopicPartition partition)
    {
    }

    /// <summary>Rows have come in, in the order of the offsets; after a restart the rows that were not committed come again.</summary>
    void Tick(TickRows rows);

    /// <summary>A quarter of a second has gone by for a stream, with or without rows: time for what happens by the clock.</summary>
    void Pause();
}
