using System.Collections.Concurrent;
using Mixdown.Data.Records;

namespace Mixdown.Streams.Sources.Kafka;

/// <summary>Batches to be filled again. Safe for several threads.</summary>
sealed class BatchPool
{
    /// <summary>A batch takes no further record from here on.</summary>
    public const int FullBytes = 1 << 20;

    const int Most = 32;
    readonly ConcurrentBag<RecordBatch> _batches = [];

    public RecordBatch Take() => _batches.TryTake(out var batch) ? batch : new RecordBatch();

    /// <summary>Takes a batch back. One that grew for a large record is let go, or all of them would in time be as large.</summary>
    public void Return(RecordBatch batch)
    {
        if (batch.Bytes > 2 * FullBytes || _batches.Count >= Most)
            return;
        batch.Clear();
        _batches.Add(batch);
    }
}
