using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Delta.DeletionVectors;

namespace Mixdown.Engines.DuckDb.Lake;

/// <summary>The deleted rows of files as a table: the file's number and the row's position in it. No more than a chunk is in memory.</summary>
/// <param name="files">In the order of their numbers, from 0.</param>
sealed class DeletedRowsPart(IReadOnlyList<DeletedRows?> files) : IColumnPart, IColumnReader
{
    readonly IEnumerator<(long File, RowRange Rows)> _ranges = files
        .SelectMany((deleted, file) => deleted?.Ranges.Select(rows => ((long)file, rows)) ?? [])
        .GetEnumerator();

    (long File, RowRange Rows) _rest = (0, new RowRange(0, -1));

    /// <inheritdoc/>
    public ColumnList Columns { get; } = new(new Column("file", DataType.Int64), new Column("row", DataType.Int64));

    /// <inheritdoc/>
    public int MaxReaders => 1;

    /// <inheritdoc/>
    public IColumnReader OpenReader() => this;

    /// <inheritdoc/>
    public int Fill(ColumnBatch batch)
    {
        var count = 0;
        while (count < ColumnBatch.Capacity && (_rest.Rows.Count > 0 || Next()))
        {
            var many = (int)Math.Min(_rest.Rows.Count, ColumnBatch.Capacity - count);
            for (var i = 0; i < many; i++)
            {
                batch[0].Set(count + i, _rest.File);
                batch[1].Set(count + i, _rest.Rows.First + i);
            }
            count += many;
            _rest = (_rest.File, _rest.Rows with { First = _rest.Rows.First + many });
        }
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _ranges.Dispose();

    bool Next()
    {
        if (!_ranges.MoveNext())
            return false;
        _rest = _ranges.Current;
        return true;
    }
}
