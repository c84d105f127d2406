using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Evolution.Nested;
using Mixdown.Ingest.Sources.Json.Records;

namespace Mixdown.Ingest.Sources.Json.Shapes;

/// <summary>Looks at the records of a file, on a few threads, to learn its columns.</summary>
sealed class JsonSample(JsonDialect dialect)
{
    readonly Lock _gate = new();

    /// <summary>All fields that were seen.</summary>
    public NestedEvidence Seen { get; } = new();

    /// <summary>Looks at blocks until about so many bytes were seen.</summary>
    public async Task LookAsync(JsonBlocks blocks, long bytes, CancellationToken cancel)
    {
        var workers = (int)Math.Clamp(bytes / (4 * JsonRows.BlockBytes), 1, Math.Min(Environment.ProcessorCount, 8));
        var left = new ByteBudget(bytes);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => Look(blocks, left, cancel), cancel))).ConfigureAwait(false);
    }

    void Look(JsonBlocks blocks, ByteBudget left, CancellationToken cancel)
    {
        var seen = new NestedEvidence();
        var look = new JsonRecordLook(dialect);
        while (left.HasSome && blocks.Next() is { } block)
        {
            cancel.ThrowIfCancellationRequested();
            left.Take(block.Text.Length);
            var records = new JsonRecords(block, blocks.IsLines, dialect.MaxRecordBytes);
            while (records.Next(out var record))
            {
                if (record.Length == JsonRecord.OutsideLength)
                    break;
                look.Record(record.Of(block), block.Text.Offset + record.Start, seen);
            }
            blocks.Return(block);
        }
        lock (_gate)
            Seen.Add(seen);
    }

    sealed class ByteBudget(long value)
    {
        long _value = value;

        public bool HasSome => Interlocked.Read(ref _value) > 0;

        public void Take(long amount) => Interlocked.Add(ref _value, -amount);
    }
}
