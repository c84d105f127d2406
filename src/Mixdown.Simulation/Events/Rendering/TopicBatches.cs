using Mixdown.Data.Records;

namespace Mixdown.Simulation.Events.Rendering;

/// <summary>The records of a piece of a turn, by topic as in <see cref="EventTopics.All"/>.</summary>
sealed class TopicBatches
{
    // By key, as a partition below 0 says.
    readonly RecordBatch[] _batches = [.. EventTopics.All.Select(topic => new RecordBatch { Source = new TopicPartition(topic, -1) })];

    /// <summary>Those of all topics.</summary>
    public IReadOnlyList<RecordBatch> All => _batches;

    /// <summary>Those of a topic.</summary>
    public RecordBatch this[int topic] => _batches[topic];
}
