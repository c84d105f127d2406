using System.Globalization;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Bench.Benches;

/// <summary>Rows made as fast as they can be, so that the way to DuckDB is what is measured.</summary>
sealed class ProviderRows(int rows, int readers) : IColumnPart
{
    int _next;

    public ColumnList Columns { get; } = new(
        new Column("a", DataType.Int64), new Column("b", new DataType.Integer(32)), new Column("c", new DataType.Float(64)),
        new Column("d", DataType.LocalTime), new Column("e", DataType.Text), new Column("f", DataType.Text));

    public int MaxReaders => readers;

    public IColumnReader OpenReader() => new Reader(this);

    int Take(out int count)
    {
        var first = Interlocked.Add(ref _next, ColumnBatch.Capacity) - ColumnBatch.Capacity;
        count = Math.Clamp(rows - first, 0, ColumnBatch.Capacity);
        return first;
    }

    sealed class Reader(ProviderRows part) : IColumnReader
    {
        readonly byte[] _long = "some text 00000000"u8.ToArray();
        readonly byte[] _short = "v00"u8.ToArray();

        public int Fill(ColumnBatch batch)
        {
            var first = part.Take(out var count);
            for (var row = 0; row < count; row++)
                FillRow(batch, row, first + row);
            return count;
        }

        public void Dispose()
        {
            // Nothing is held.
        }

        void FillRow(ColumnBatch batch, int row, int id)
        {
            batch[0].Set<long>(row, id);
            batch[1].Set(row, id % 1000);
            batch[2].Set(row, id / 3d);
            batch[3].Set(row, id * 1_000_000L);
            id.TryFormat(_long.AsSpan(10), out _, "D8", CultureInfo.InvariantCulture);
            batch[4].SetString(row, _long);
            if (id % 3 == 0)
            {
                batch[5].SetNull(row);
                return;
            }
            (id % 100).TryFormat(_short.AsSpan(1), out var digits, default, CultureInfo.InvariantCulture);
            batch[5].SetString(row, _short.AsSpan(0, digits + 1));
        }
    }
}
