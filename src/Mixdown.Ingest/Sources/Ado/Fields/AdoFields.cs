using System.Data.Common;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Sources.Ado.Fields;

/// <summary>The values of the row that a provider is at, and their way into columns. A provider hands out objects, whatever we ask
/// for; one row of them is kept at a time.</summary>
sealed class AdoFields
{
    readonly object?[] _values;
    readonly (int From, AdoPart Part, Column Column)[] _targets;
    readonly long _maxBytes;

    /// <param name="columns">What is selected.</param>
    /// <param name="request">What is kept of it.</param>
    /// <param name="maxBytes">A larger value is not kept.</param>
    public AdoFields(IReadOnlyList<AdoColumn> columns, RowsRequest request, long maxBytes)
    {
        _values = new object?[columns.Count];
        _maxBytes = maxBytes;
        var lake = columns.Index().SelectMany(column => PartsOf(column.Item).Select(part => (From: column.Index, Part: part)));
        _targets = [.. lake.Zip(request.Columns).Where(pair => pair.Second.Column is not null).Select(pair => (pair.First.From, pair.First.Part, pair.Second.Column!))];
    }

    /// <summary>The columns that are kept.</summary>
    public IReadOnlyList<Column> Columns => [.. _targets.Select(target => target.Column)];

    /// <summary>How many columns are selected.</summary>
    public int Count => _values.Length;

    /// <summary>A value of the row as the provider gives it; null for NULL.</summary>
    public object? this[int column] => _values[column];

    /// <summary>Takes the row that a reader is at.</summary>
    /// <returns>About how many bytes it has.</returns>
    public long Take(DbDataReader reader)
    {
        var bytes = 0L;
        for (var column = 0; column < _values.Length; column++)
        {
            _values[column] = reader.IsDBNull(column) ? null : reader.GetValue(column);
            bytes += SizeOf(_values[column]);
        }
        return bytes;
    }

    /// <summary>Writes the row.</summary>
    public void Write(ColumnBatch batch, int row, AdoMisfits misfits)
    {
        for (var target = 0; target < _targets.Length; target++)
        {
            var (from, part, column) = _targets[target];
            if (_values[from] is not { } value)
                batch[target].SetNull(row);
            else if (SizeOf(value) > _maxBytes)
                misfits.Add(target, $"{SizeOf(value)} bytes", in batch[target], row);
            else if (!AdoFieldWriter.TryWrite(value, part, column.Type, in batch[target], row))
                misfits.Add(target, AdoValueText.Of(value), in batch[target], row);
        }
    }

    /// <summary>The row as texts, for a record that is rejected.</summary>
    public IEnumerable<(string Name, string? Text)> Texts() =>
        _targets.Select(target => (target.Column.Name, _values[target.From] is { } value ? AdoValueText.Of(value) : null));

    static AdoPart[] PartsOf(AdoColumn column) =>
        column.Mapping.Fit == Data.Schemas.Types.TypeFit.Nanoseconds ? [AdoPart.Microseconds, AdoPart.Nanoseconds] : [AdoPart.Whole];

    static long SizeOf(object? value) => value switch
    {
        null => 0,
        string text => text.Length,
        byte[] bytes => bytes.Length,
        _ => sizeof(long),
    };
}
