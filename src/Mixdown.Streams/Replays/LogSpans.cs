using Mixdown.Data.Records;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Sources;

namespace Mixdown.Streams.Replays;

/// <summary>Reads stretches of partitions, one after the other.</summary>
/// <param name="session">Reads the log.</param>
sealed class LogSpans(IStreamSession session)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The records of a stretch that the log still has.</summary>
    /// <param name="range">What the log has of the partition.</param>
    /// <param name="span">The stretch.</param>
    /// <param name="take">Is given each batch, and copies what it keeps.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many records there were.</returns>
    public async Task<long> ReadAsync(PartitionRange range, OffsetSpan span, Func<RecordBatch, Task> take, CancellationToken cancel)
    {
        var (at, read) = (Math.Max(span.From, range.First), 0L);
        if (at >= span.Next)
            return 0;
        session.Assign(range.Partition, at);
        while (at < span.Next)
        {
            try
            {
                var batch = await session.ReadAsync(Patience, cancel).ConfigureAwait(false) ?? throw ReplayErrors.Silent(range.Partition, at);
                (at, read) = (batch.NextOffset, read + await TakeAsync(batch, span.Next, take).ConfigureAwait(false));
                session.Return(batch);
            }
            catch (OffsetGoneException gone)
            {
                // The boundary: what is not there keeps the rows that it has.
                at = Math.Max(gone.Next ?? await FirstAsync(range, cancel).ConfigureAwait(false), at + 1);
                session.Assign(range.Partition, at);
            }
        }
        session.Unassign(range.Partition);
        return read;
    }

    async Task<long> FirstAsync(PartitionRange range, CancellationToken cancel)
    {
        var ranges = await session.PartitionsAsync([range.Partition.Topic], cancel).ConfigureAwait(false);
        return ranges.FirstOrDefault(found => found.Partition == range.Partition) is { Next: > 0 } now ? now.First : range.Next;
    }

    /// <summary>What comes behind the stretch is none of the table's yet.</summary>
    static async Task<long> TakeAsync(RecordBatch batch, long next, Func<RecordBatch, Task> take)
    {
        var taken = batch.NextOffset <= next ? batch : Cut(batch, next);
        await take(taken).ConfigureAwait(false);
        return taken.Count;
    }

    static RecordBatch Cut(RecordBatch batch, long next)
    {
        var cut = new RecordBatch(Math.Max(1, batch.Bytes), Math.Max(1, batch.Count)) { Source = batch.Source };
        for (var i = 0; i < batch.Count && batch.Offset(i) < next; i++)
        {
            if (batch.IsTombstone(i))
                cut.AddTombstone(batch.Offset(i), batch.Timestamp(i), batch.Key(i));
            else
                cut.Add(batch.Offset(i), batch.Timestamp(i), batch.Key(i), batch.Value(i));
        }
        cut.NextOffset = next;
        return cut;
    }
}
