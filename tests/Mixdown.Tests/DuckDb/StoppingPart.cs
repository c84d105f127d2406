using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Tests.DuckDb;

/// <summary>Endless rows; after the first chunk it cancels what reads it.</summary>
sealed class StoppingPart(CancellationTokenSource stop) : IColumnPart, IColumnReader
{
    public ColumnList Columns { get; } = new(new Column("id", DataType.Int64));

    public int MaxReaders => 1;

    public IColumnReader OpenReader() => this;

    public int Fill(ColumnBatch batch)
    {
        stop.Cancel();
        for (var row = 0; row < ColumnBatch.Capacity; row++)
            batch[0].Set<long>(row, row);
        return ColumnBatch.Capacity;
    }

    public void Dispose() { }
}
