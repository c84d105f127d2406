using Mixdown.Data.Records;

namespace Mixdown.Streams.Running;

/// <summary>Hears what a stream does about every 250 ms: what live aggregates are made of.</summary>
public interface ITickListener
{
    /// <summary>A partition is read from now on, before its first rows come: who waits for all partitions waits for it too.</summary>
    void Assigned(TopicPartition partition)
    {
    }

    /// <summary>Rows have come in. Called by one thread at a time per stream, in the order of the offsets; after a restart the rows
    /// that were not committed come again.</summary>
    void Tick(TickRows rows);

    /// <summary>A quarter of a second has gone by, with or without rows: time for what happens by the clock.</summary>
    void Pause();
}
