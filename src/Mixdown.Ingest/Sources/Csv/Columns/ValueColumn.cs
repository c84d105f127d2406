using System.Runtime.CompilerServices;
using Mixdown.Data.Batches;
using Mixdown.Ingest.Sources.Csv.Records;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.Csv.Columns;

/// <summary>A column of fixed-width values. Measured in bench/CsvLoadBench.cs.</summary>
sealed class ValueColumn<TParser, TValue>(TParser parser) : CsvColumn
    where TParser : struct, IFieldParser<TValue>
    where TValue : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Convert(CsvFields fields, int column, ref readonly ColumnVector vector, List<CsvMisfit> misfits)
    {
        int* starts = fields.Starts(column);
        uint* lengths = fields.Lengths(column);
        byte* bytes = fields.Bytes;
        var rows = fields.Rows;
        for (var row = 0; row < rows; row++)
        {
            var length = (int)(lengths[row] & CsvFields.LengthBits);
            if (length == 0)
            {
                // Quoted or not: an empty text is no number and no date, and says nothing that NULL does not.
                vector.SetNull(row);
            }
            else if (parser.TryParse(bytes + starts[row], length, out var value) || TryTrimmed(fields.Raw(column, row), out value))
            {
                vector.Set(row, value);
            }
            else
            {
                vector.SetNull(row);
                misfits.Add(new CsvMisfit(row, column));
            }
        }
    }

    unsafe bool TryTrimmed(ReadOnlySpan<byte> text, out TValue value)
    {
        var trimmed = text.Trim((byte)' ');
        value = default;
        if (trimmed.Length == text.Length || trimmed.Length == 0)
            return false;
        fixed (byte* first = trimmed)
            return parser.TryParse(first, trimmed.Length, out value);
    }
}
