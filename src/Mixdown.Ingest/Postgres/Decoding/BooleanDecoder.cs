using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary><c>boolean</c>: one byte.</summary>
sealed class BooleanDecoder : FieldDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row)
    {
        vector.Set(row, wire[0]);
        return true;
    }

    public override string Print(ReadOnlySpan<byte> wire) => wire[0] == 0 ? "false" : "true";
}
