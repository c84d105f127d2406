using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary><c>uuid</c>: 16 bytes, which become the usual 36 characters.</summary>
sealed class UuidDecoder : FieldDecoder
{
    const int TextLength = 36;

    public override bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row)
    {
        Span<byte> text = stackalloc byte[TextLength];
        new Guid(wire, bigEndian: true).TryFormat(text, out _);
        vector.SetString(row, text);
        return true;
    }

    public override string Print(ReadOnlySpan<byte> wire) => new Guid(wire, bigEndian: true).ToString();
}
