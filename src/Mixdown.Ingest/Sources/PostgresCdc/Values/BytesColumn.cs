using System.Buffers;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Sources.PostgresCdc.Values;

/// <summary>A column of bytes, which come as <c>\x</c> and hexadecimal digits.</summary>
sealed class BytesColumn : TextColumn
{
    byte[] _bytes = new byte[256];

    public override bool Fits(ReadOnlySpan<byte> text) => TryDecode(text, out _);

    public override bool TryWrite(ref readonly ColumnVector vector, int row, ReadOnlySpan<byte> text)
    {
        if (!TryDecode(text, out var length))
            return false;
        vector.SetString(row, _bytes.AsSpan(0, length));
        return true;
    }

    bool TryDecode(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        if (!text.StartsWith("\\x"u8))
            return false;
        var digits = text[2..];
        if (_bytes.Length < digits.Length / 2)
            _bytes = new byte[digits.Length / 2];
        return Convert.FromHexString(digits, _bytes, out _, out length) == OperationStatus.Done;
    }
}
