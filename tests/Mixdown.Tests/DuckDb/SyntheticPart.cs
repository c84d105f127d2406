using System.Globalization;
using System.Text;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Tests.DuckDb;

/// <summary>Rows 0 to <paramref name="rows"/> - 1 of all flat types, shared out among readers in runs; row i is NULL in all
/// columns but the first where i is a multiple of 10.</summary>
sealed class SyntheticPart(int rows, int maxReaders) : IColumnPart
{
    int _next;

    public ColumnList Columns { get; } = new(
        new Column("id", DataType.Int64),
        new Column("tiny", new DataType.Integer(8)),
        new Column("small", new DataType.Integer(16)),
        new Column("plain", new DataType.Integer(32)),
        new Column("half", new DataType.Float(32)),
        new Column("real", new DataType.Float(64)),
        new Column("flag", new DataType.Boolean()),
        new Column("money", new DataType.Decimal(18, 2)),
        new Column("wide", new DataType.Decimal(38, 10)),
        new Column("day", new DataType.Date()),
        new Column("reading", DataType.LocalTime),
        new Column("instant", DataType.Instant),
        new Column("short text", DataType.Text),
        new Column("long \"text", DataType.Text),
        new Column("bytes", new DataType.Binary()),
        new Column("rating", new DataType.Decimal(3, 1)),
        new Column("price", new DataType.Decimal(9, 2)));

    public int MaxReaders => maxReaders;

    public int ReadersOpened;

    public int ReadersDisposed;

    /// <summary>Throws at this row; -1 for never.</summary>
    public int FailAt { get; init; } = -1;

    public IColumnReader OpenReader()
    {
        Interlocked.Increment(ref ReadersOpened);
        return new Reader(this);
    }

    sealed class Reader(SyntheticPart part) : IColumnReader
    {
        public int Fill(ColumnBatch batch)
        {
            var first = Interlocked.Add(ref part._next, ColumnBatch.Capacity) - ColumnBatch.Capacity;
            var count = Math.Clamp(part.Rows - first, 0, ColumnBatch.Capacity);
            for (var row = 0; row < count; row++)
                FillRow(batch, row, first + row);
            return count;
        }

        public void Dispose() => Interlocked.Increment(ref part.ReadersDisposed);

        void FillRow(ColumnBatch batch, int row, int id)
        {
            if (id == part.FailAt)
                throw new InvalidDataException($"row {id} is broken");
            batch[0].Set<long>(row, id);
            if (id % 10 == 0)
            {
                for (var column = 1; column < batch.Count; column++)
                    batch[column].SetNull(row);
                return;
            }
            batch[1].Set(row, (sbyte)(id % 100));
            batch[2].Set(row, (short)(id % 10_000));
            batch[3].Set(row, -id);
            batch[4].Set(row, id / 2f);
            batch[5].Set(row, id / 4d);
            batch[6].Set(row, (byte)(id % 2));
            batch[7].Set<long>(row, id);
            batch[8].Set(row, (Int128)id * 10_000_000_000 * 1_000_000_000);
            batch[9].Set(row, id % 10_000);
            batch[10].Set(row, id * 1_000_000L);
            batch[11].Set(row, -id * 1_000_000L);
            Span<byte> text = stackalloc byte[40];
            "t"u8.CopyTo(text);
            id.TryFormat(text[1..], out var length, default, CultureInfo.InvariantCulture);
            batch[12].SetString(row, text[..(length + 1)]);
            Encoding.UTF8.TryGetBytes($"a text longer than 12 bytes é {id}", text, out length);
            batch[13].SetString(row, text[..length]);
            batch[14].SetString(row, [0, (byte)id, 255]);
            batch[15].Set<long>(row, id % 1000);
            batch[16].Set<long>(row, id);
        }
    }

    int Rows => rows;
}
