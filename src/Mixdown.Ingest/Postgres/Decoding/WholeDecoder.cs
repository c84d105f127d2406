using System.Buffers.Binary;
using System.Globalization;
using Mixdown.Data.Batches;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary>Whole numbers of any width, into the lake's of any width.</summary>
/// <param name="isSigned">false for <c>oid</c>, <c>xid</c> and <c>cid</c>.</param>
/// <param name="bits">Of the lake's type.</param>
sealed class WholeDecoder(bool isSigned, int bits) : FieldDecoder
{
    public override bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row)
    {
        var value = Read(wire);
        switch (bits)
        {
            case 64:
                vector.Set(row, value);
                return true;
            case 32:
                vector.Set(row, (int)value);
                return value == (int)value;
            case 16:
                vector.Set(row, (short)value);
                return value == (short)value;
            default:
                vector.Set(row, (sbyte)value);
                return value == (sbyte)value;
        }
    }

    public override string Print(ReadOnlySpan<byte> wire) => Read(wire).ToString(CultureInfo.InvariantCulture);

    long Read(ReadOnlySpan<byte> wire) => wire.Length switch
    {
        2 => BinaryPrimitives.ReadInt16BigEndian(wire),
        4 when isSigned => BinaryPrimitives.ReadInt32BigEndian(wire),
        4 => BinaryPrimitives.ReadUInt32BigEndian(wire),
        _ => BinaryPrimitives.ReadInt64BigEndian(wire),
    };
}
