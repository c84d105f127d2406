using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary><c>bytea</c>: as it is.</summary>
sealed class BytesDecoder : FieldDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row)
    {
        vector.SetString(row, wire);
        return true;
    }

    public override string Print(ReadOnlySpan<byte> wire) => "\\x" + Convert.ToHexStringLower(wire);
}
