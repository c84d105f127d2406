using Mixdown.Data.Records;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;

namespace Mixdown.Streams.Intake;

/// <summary>What came in for the next tick.</summary>
sealed class TickInput
{
    readonly Dictionary<string, List<RecordBatch>> _topics = new(StringComparer.Ordinal);
    readonly Dictionary<string, RejectedRecords> _rejected = new(StringComparer.Ordinal);

    /// <summary>The records, by topic, in the order in which they came.</summary>
    public IReadOnlyDictionary<string, List<RecordBatch>> Topics => _topics;

    /// <summary>Batches that go back to the log when they are parsed.</summary>
    public List<RecordBatch> Borrowed { get; } = [];

    /// <summary>Bytes of all records.</summary>
    public long Bytes { get; private set; }

    /// <summary>Takes records.</summary>
    /// <param name="batch">The records.</param>
    /// <param name="borrowed">The batch to give back for them; null where that was done.</param>
    public void Add(RecordBatch batch, RecordBatch? borrowed)
    {
        if (!_topics.TryGetValue(batch.Source.Topic, out var batches))
            _topics.Add(batch.Source.Topic, batches = []);
        batches.Add(batch);
        Bytes += batch.Bytes;
        if (borrowed is not null)
            Borrowed.Add(borrowed);
    }

    /// <summary>Partitions that are new, and where they are read first.</summary>
    public List<(TopicPartition Partition, long Offset)> Begun { get; } = [];

    /// <summary>Where records are lost. They lie before all records of their partition that come later, and behind those before.</summary>
    public List<(string Topic, LogGap Gap)> Gaps { get; } = [];

    /// <summary>The records of a topic that are none.</summary>
    public RejectedRecords Rejected(string topic)
    {
        if (!_rejected.TryGetValue(topic, out var rejected))
            _rejected.Add(topic, rejected = new RejectedRecords());
        return rejected;
    }
}
