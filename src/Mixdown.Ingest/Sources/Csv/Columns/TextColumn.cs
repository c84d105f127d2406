using System.Runtime.CompilerServices;
using Mixdown.Data.Batches;
using Mixdown.Ingest.Sources.Csv.Records;

namespace Mixdown.Ingest.Sources.Csv.Columns;

/// <summary>A column of text, kept byte for byte.</summary>
sealed class TextColumn(byte quote) : CsvColumn
{
    byte[] _plain = new byte[256];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override unsafe void Convert(CsvFields fields, int column, ref readonly ColumnVector vector, List<CsvMisfit> misfits)
    {
        int* starts = fields.Starts(column);
        uint* lengths = fields.Lengths(column);
        byte* bytes = fields.Bytes;
        var rows = fields.Rows;
        for (var row = 0; row < rows; row++)
        {
            var length = lengths[row];
            if (length == 0)
                vector.SetNull(row);
            else if ((length & CsvFields.Doubled) == 0)
                vector.SetString(row, new ReadOnlySpan<byte>(bytes + starts[row], (int)(length & CsvFields.LengthBits)));
            else
                vector.SetString(row, Plain(fields.Raw(column, row)));
        }
    }

    ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> raw)
    {
        if (_plain.Length < raw.Length)
            _plain = new byte[raw.Length];
        return CsvText.Undouble(raw, quote, _plain);
    }
}
