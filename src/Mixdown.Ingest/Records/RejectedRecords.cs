using Mixdown.Data.Batches;
using Mixdown.Data.Records;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Records;

/// <summary>Records that could not be read: collected by several threads, then read as rows. As many as one look at the log
/// brought, so they are held in memory.</summary>
public sealed class RejectedRecords
{
    readonly Lock _gate = new();
    readonly List<(TopicPartition From, long Offset, long Timestamp, RejectedRow Row)> _rows = [];

    /// <summary>How many there are.</summary>
    public long Count => _rows.Count;

    /// <summary>The first of them as a person reads it; null when there is none.</summary>
    public string? First => _rows.Count == 0 ? null : $"{_rows[0].From}:{_rows[0].Offset}: {_rows[0].Row.Code}: {_rows[0].Row.Reason}";

    /// <summary>Takes a record. Any thread.</summary>
    /// <param name="batch">Has it.</param>
    /// <param name="record">Which one.</param>
    /// <param name="code">The kind, MX2xxx.</param>
    /// <param name="reason">What is wrong, in one line.</param>
    public void Add(RecordBatch batch, int record, string code, string reason)
    {
        var raw = batch.Value(record);
        var row = new RejectedRow(batch.Source.ToString(), batch.Offset(record), 0, code, reason, raw[..Math.Min(raw.Length, RejectedRow.RawLimit)].ToArray());
        lock (_gate)
            _rows.Add((batch.Source, batch.Offset(record), batch.Timestamp(record), row));
    }

    /// <summary>Forgets those that came later: their records are read again.</summary>
    public void KeepFirst(long count) => _rows.RemoveRange((int)count, _rows.Count - (int)count);

    /// <summary>All of them as rows of <see cref="Columns"/>.</summary>
    public IColumnPart Part => new RejectedPart(this);

    /// <summary>What the part has; with what is the same for all rows of a commit, a quarantine table's columns.</summary>
    public static readonly ColumnList Columns = new(
        new Column("code", DataType.Text),
        new Column("reason", DataType.Text),
        new Column("raw", DataType.Text),
        new Column("raw_base64", DataType.Text),
        RecordColumns.Topic,
        RecordColumns.Partition,
        RecordColumns.Offset,
        RecordColumns.Timestamp,
        new Column(RowLineage.File, DataType.Text),
        new Column(RowLineage.Row, DataType.Int64));

    /// <summary>The columns of a stream's quarantine table. <c>_mx_file</c> is topic and partition, <c>_mx_row</c> the offset: so it
    /// reads as that of a load does.</summary>
    public static readonly ColumnList TableColumns = new([.. Columns, RecordColumns.LoadId, RecordColumns.Seq, RecordColumns.IngestedAt]);

    sealed class RejectedPart(RejectedRecords rejected) : IColumnPart
    {
        public ColumnList Columns => RejectedRecords.Columns;

        public int MaxReaders => 1;

        public IColumnReader OpenReader() => new Reader(rejected);
    }

    sealed class Reader(RejectedRecords rejected) : IColumnReader
    {
        int _at;

        public int Fill(ColumnBatch batch)
        {
            var row = 0;
            while (row < ColumnBatch.Capacity && _at < rejected._rows.Count)
                Write(batch, row++, rejected._rows[_at++]);
            return row;
        }

        public void Dispose()
        {
        }

        static void Write(ColumnBatch batch, int row, (TopicPartition From, long Offset, long Timestamp, RejectedRow Row) rejected)
        {
            RejectedText.Write(batch, 0, row, rejected.Row);
            RejectedText.Write(batch[4], row, rejected.From.Topic);
            batch[5].Set(row, rejected.From.Partition);
            batch[6].Set(row, rejected.Offset);
            if (rejected.Timestamp >= 0)
                batch[7].Set(row, rejected.Timestamp * 1000);
            else
                batch[7].SetNull(row);
            RejectedText.Write(batch[8], row, rejected.Row.File);
            batch[9].Set(row, rejected.Offset);
        }
    }
}
