using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Quarantine.Replay;

/// <summary>Rows of records that are read again, each with the line that its record has in its file; watches that one record gives
/// one row.</summary>
/// <param name="read">The rows, with lines that count from the first record.</param>
/// <param name="records">The records, in the same order.</param>
sealed class RecordsPart(RecordRows read, IReadOnlyList<RejectedRow> records) : IColumnPart
{
    readonly Lock _gate = new();
    readonly HashSet<int> _broken = [];

    /// <summary>Positions of records whose text is more than one record: what it gave must not be kept.</summary>
    public IReadOnlySet<int> Broken => _broken;

    /// <inheritdoc/>
    public ColumnList Columns => read.Rows.Columns;

    /// <inheritdoc/>
    public int MaxReaders => read.Rows.MaxReaders;

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new Reader(this, read.Rows.OpenReader(), Columns.IndexOf(RowLineage.Row));

    /// <summary>The position of the record that has a line, and whether it starts there.</summary>
    public (int Record, bool IsStart) At(long line)
    {
        var found = Search(line);
        return found >= 0 ? (found, true) : (~found - 1, false);
    }

    int Search(long line)
    {
        var (low, high) = (0, read.Starts.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (read.Starts[middle] == line)
                return middle;
            (low, high) = read.Starts[middle] < line ? (middle + 1, high) : (low, middle - 1);
        }
        return ~low;
    }

    long LineOf(long line)
    {
        var (record, isStart) = At(line);
        if (!isStart)
            Break(record);
        return records[record].Line;
    }

    /// <summary>Notes a record that is more than one.</summary>
    public void Break(int record)
    {
        lock (_gate)
            _broken.Add(record);
    }

    sealed class Reader(RecordsPart owner, IColumnReader rows, int lineColumn) : IColumnReader
    {
        public int Fill(ColumnBatch batch)
        {
            var count = rows.Fill(batch);
            ref readonly var lines = ref batch[lineColumn];
            for (var row = 0; row < count; row++)
                lines.Set(row, owner.LineOf(lines.Get<long>(row)));
            return count;
        }

        public void Dispose() => rows.Dispose();
    }
}
