using System.Text;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources.Csv.Records;

namespace Mixdown.Ingest.Sources.Csv.Columns;

/// <summary>Finds the unquoted fields that mean NULL, where they are others than the empty field.</summary>
sealed class CsvNulls(CsvDialect dialect, IReadOnlyList<ColumnTarget> targets)
{
    readonly byte[][] _words = [.. dialect.NullValues.Where(word => word.Length > 0).Select(Encoding.UTF8.GetBytes)];
    readonly bool _emptyIsNull = dialect.NullValues.Contains("");

    /// <summary>Sets the length of those fields to 0, and marks empty fields that are texts as such.</summary>
    public void Mark(CsvFields fields)
    {
        if (_words.Length == 0 && _emptyIsNull)
            return;
        for (var column = 0; column < fields.Columns; column++)
            Mark(fields, column, targets[column].Column?.Type is DataType.String && !_emptyIsNull);
    }

    unsafe void Mark(CsvFields fields, int column, bool emptyIsText)
    {
        var lengths = fields.Lengths(column);
        for (var row = 0; row < fields.Rows; row++)
        {
            if (lengths[row] == 0)
                lengths[row] = emptyIsText ? CsvFields.Quoted : 0;
            else if ((lengths[row] & CsvFields.Quoted) == 0 && IsNull(fields.Raw(column, row)))
                lengths[row] = 0;
        }
    }

    bool IsNull(ReadOnlySpan<byte> text)
    {
        foreach (var word in _words)
        {
            if (text.SequenceEqual(word))
                return true;
        }
        return false;
    }
}
