using Mixdown.Data.Records;

namespace Mixdown.Simulation.Events.Rendering;

/// <summary>The records of a piece of a turn, by topic.</summary>
sealed class TopicBatches
{
    public RecordBatch Listen { get; } = Empty(EventTopics.Listen);

    public RecordBatch Auth { get; } = Empty(EventTopics.Auth);

    public RecordBatch PageView { get; } = Empty(EventTopics.PageView);

    public RecordBatch StatusChange { get; } = Empty(EventTopics.StatusChange);

    /// <summary>Those of all topics.</summary>
    public IEnumerable<RecordBatch> All => [Listen, Auth, PageView, StatusChange];

    // By key, as a partition below 0 says.
    static RecordBatch Empty(string topic) => new() { Source = new TopicPartition(topic, -1) };
}
