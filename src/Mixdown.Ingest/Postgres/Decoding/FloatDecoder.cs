using System.Buffers.Binary;
using System.Globalization;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary><c>real</c> and <c>double precision</c>. NaN and infinity are values like any other.</summary>
/// <param name="bits">Of the lake's type, 32 or 64; never fewer than the wire has.</param>
sealed class FloatDecoder(int bits) : FieldDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row)
    {
        if (bits == 32)
            vector.Set(row, BinaryPrimitives.ReadSingleBigEndian(wire));
        else
            vector.Set(row, Read(wire));
        return true;
    }

    public override string Print(ReadOnlySpan<byte> wire) => Read(wire).ToString("R", CultureInfo.InvariantCulture);

    static double Read(ReadOnlySpan<byte> wire) =>
        wire.Length == sizeof(float) ? BinaryPrimitives.ReadSingleBigEndian(wire) : BinaryPrimitives.ReadDoubleBigEndian(wire);
}
