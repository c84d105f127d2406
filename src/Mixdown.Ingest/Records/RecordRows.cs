using Mixdown.Data.Batches;
using Mixdown.Data.Records;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Records;

/// <summary>Records of a log as rows: JSON objects straight into columns, by several readers side by side.</summary>
/// <remarks>The batches stay as they are until the part is read.</remarks>
public sealed class RecordRows : IColumnPart
{
    /// <summary>Behind the fields: what the reader of JSON writes last is the offset and what was rescued.</summary>
    static readonly Column[] Added = [RecordColumns.Partition, RecordColumns.Timestamp, RecordColumns.Key, RecordColumns.Offset, RecordColumns.Rescued];

    readonly IReadOnlyList<RecordBatch> _batches;
    readonly Lock _gate = new();
    int _batch;
    int _record;

    /// <param name="format">How they are read.</param>
    /// <param name="fields">The fields that become columns.</param>
    /// <param name="batches">The records.</param>
    /// <param name="rejected">Receives those that are none.</param>
    public RecordRows(RecordFormat format, ColumnList fields, IReadOnlyList<RecordBatch> batches, RejectedRecords rejected)
    {
        (Format, _batches, Rejected) = (format, batches, rejected);
        Columns = new ColumnList([.. fields, .. Added]);
        Targets = [.. fields.Select(field => new ColumnTarget(field.Name, field, IsDeclared(field.Name)))];
        MaxReaders = Math.Max(1, batches.Sum(batch => batch.Count) / ColumnBatch.Capacity);
    }

    /// <inheritdoc/>
    public ColumnList Columns { get; }

    /// <inheritdoc/>
    public int MaxReaders { get; }

    /// <summary>Values, and fields without a column, that were rescued; when it is read.</summary>
    public long Misfits { get; private set; }

    internal RecordFormat Format { get; }

    internal RejectedRecords Rejected { get; }

    internal IReadOnlyList<ColumnTarget> Targets { get; }

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new RecordReader(this);

    /// <summary>The next records for one reader: at most a chunk; null at the end.</summary>
    internal RecordSlice? Next()
    {
        lock (_gate)
        {
            while (_batch < _batches.Count && _record >= _batches[_batch].Count)
                (_batch, _record) = (_batch + 1, 0);
            if (_batch == _batches.Count)
                return null;
            var from = _record;
            _record = Math.Min(from + ColumnBatch.Capacity, _batches[_batch].Count);
            return new RecordSlice(_batches[_batch], from, _record);
        }
    }

    internal void AddMisfits(long count)
    {
        lock (_gate)
            Misfits += count;
    }

    bool IsDeclared(string name) => Format.Columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}
