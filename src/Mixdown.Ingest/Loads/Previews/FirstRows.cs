using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Loads.Previews;

/// <summary>The first rows of a part, read by one thread.</summary>
/// <param name="part">The part.</param>
/// <param name="rows">About how many: the last chunk is read whole.</param>
sealed class FirstRows(IColumnPart part, long rows) : IColumnPart
{
    /// <inheritdoc/>
    public ColumnList Columns => part.Columns;

    /// <inheritdoc/>
    public int MaxReaders => 1;

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new Reader(part.OpenReader(), rows);

    sealed class Reader(IColumnReader reader, long left) : IColumnReader
    {
        long _left = left;

        public int Fill(ColumnBatch batch)
        {
            var count = _left > 0 ? reader.Fill(batch) : 0;
            _left -= count;
            return count;
        }

        public void Dispose() => reader.Dispose();
    }
}
