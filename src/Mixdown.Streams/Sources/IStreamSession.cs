using Mixdown.Data.Records;

namespace Mixdown.Streams.Sources;

/// <summary>One reading of a log: from when it was opened until it is disposed of.</summary>
interface IStreamSession : IAsyncDisposable
{
    /// <summary>The partitions that topics have now, and what is there to be read of each. A topic that does not exist (yet) has
    /// none.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The log does not answer; transient.</exception>
    Task<IReadOnlyList<PartitionRange>> PartitionsAsync(IReadOnlyList<string> topics, CancellationToken cancel);

    /// <summary>The offset of the first record that the log took at a time or later; that of the next one when there is none. A log that
    /// cannot tell gives its oldest: rather too much than too little.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The log does not answer; transient.</exception>
    Task<long> OffsetAtAsync(PartitionRange partition, DateTimeOffset time, CancellationToken cancel) => Task.FromResult(partition.First);

    /// <summary>Reads a partition from an offset on, beside those that are read already; from there again when it is one of
    /// them.</summary>
    void Assign(TopicPartition partition, long offset);

    /// <summary>Reads a partition no more.</summary>
    void Unassign(TopicPartition partition);

    /// <summary>The next records of one of the partitions. Those of a partition come in their order; a partition that has many does
    /// not keep the others waiting. The session reads ahead by a bounded amount, so not asking is what holds it back.</summary>
    /// <param name="atMost">How long to wait for some.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <returns>A batch that goes back with <see cref="Return"/>; null when none came in time. A batch without records only says with
    /// <see cref="RecordBatch.NextOffset"/> that there is nothing before it.</returns>
    /// <exception cref="OffsetGoneException">The offset that is to be read next is not there any more, or not yet.</exception>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The log does not answer, and waiting any longer is no use.</exception>
    ValueTask<RecordBatch?> ReadAsync(TimeSpan atMost, CancellationToken cancel);

    /// <summary>Gives a batch back to be filled again.</summary>
    void Return(RecordBatch batch);

    /// <summary>Hears how far the records of partitions are committed: what comes before may go. It never decides where reading goes
    /// on.</summary>
    /// <param name="next">The next offset of each partition that was in the commit.</param>
    /// <param name="cancel">Stops it.</param>
    Task CommittedAsync(IReadOnlyDictionary<TopicPartition, long> next, CancellationToken cancel);
}
