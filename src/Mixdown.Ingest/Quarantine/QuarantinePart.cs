using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;

namespace Mixdown.Ingest.Quarantine;

/// <summary>Rejected records as the rows of a quarantine table.</summary>
/// <param name="rejected">Of one file.</param>
sealed class QuarantinePart(RejectedRows rejected) : IColumnPart
{
    static readonly ColumnList Layout = new(
        new Column("byte_offset", DataType.Int64),
        new Column("code", DataType.Text),
        new Column("reason", DataType.Text),
        new Column("raw", DataType.Text),
        new Column("raw_base64", DataType.Text),
        new Column(RowLineage.Row, DataType.Int64));

    /// <summary>The columns of every quarantine table. <c>raw</c> is the record where it is text; <c>raw_base64</c> its bytes
    /// where it is not.</summary>
    public static readonly ColumnList TableColumns = new(
        [.. Layout, .. RowLineage.Constants]);

    /// <inheritdoc/>
    public ColumnList Columns => Layout;

    /// <inheritdoc/>
    public int MaxReaders => 1;

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new Reader(rejected.Read().GetEnumerator());

    sealed class Reader(IEnumerator<RejectedRow> rows) : IColumnReader
    {
        public int Fill(ColumnBatch batch)
        {
            var row = 0;
            while (row < ColumnBatch.Capacity && rows.MoveNext())
                Write(batch, row++, rows.Current);
            return row;
        }

        public void Dispose() => rows.Dispose();

        static void Write(ColumnBatch batch, int row, RejectedRow rejected)
        {
            batch[0].Set(row, rejected.Offset);
            RejectedText.Write(batch, 1, row, rejected);
            batch[5].Set(row, rejected.Line);
        }
    }
}
