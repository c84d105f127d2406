using System.Buffers;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Postgres.Texts;

/// <summary>Bytes, which come as <c>\x</c> and hexadecimal digits.</summary>
sealed class BytesText : TextValue
{
    static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    public override bool Fits(ReadOnlySpan<byte> text) =>
        text.StartsWith("\\x"u8) && text.Length % 2 == 0 && !text[2..].ContainsAnyExcept(Digits);

    public override bool TryWrite(ref readonly ColumnVector vector, int row, ReadOnlySpan<byte> text)
    {
        if (!Fits(text))
            return false;
        var bytes = ArrayPool<byte>.Shared.Rent(text.Length / 2);
        Convert.FromHexString(text[2..], bytes, out _, out var length);
        vector.SetString(row, bytes.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(bytes);
        return true;
    }
}
