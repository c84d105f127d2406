using System.Buffers.Binary;
using System.Globalization;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary>Whole numbers into a decimal: <c>xid8</c>, and integers of a column that is a decimal in the lake.</summary>
/// <param name="type">The lake's type.</param>
/// <param name="isSigned">false for <c>oid</c> and <c>xid8</c>.</param>
sealed class WholeAsDecimalDecoder(DataType.Decimal type, bool isSigned) : FieldDecoder
{
    readonly DecimalCell _cell = new(type);
    readonly Int128 _unit = DecimalCell.Power(type.Scale);

    // 38 digits and 20 more go beyond 128 bits: a number above it has too many digits in any decimal.
    readonly Int128 _most = Int128.MaxValue / DecimalCell.Power(type.Scale);

    public override bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row)
    {
        var value = Read(wire);
        return value <= _most && value >= -_most && _cell.TrySet(value * _unit, in vector, row);
    }

    public override string Print(ReadOnlySpan<byte> wire) => Read(wire).ToString(CultureInfo.InvariantCulture);

    Int128 Read(ReadOnlySpan<byte> wire) => wire.Length switch
    {
        2 => BinaryPrimitives.ReadInt16BigEndian(wire),
        4 when isSigned => BinaryPrimitives.ReadInt32BigEndian(wire),
        4 => BinaryPrimitives.ReadUInt32BigEndian(wire),
        _ when isSigned => BinaryPrimitives.ReadInt64BigEndian(wire),
        _ => BinaryPrimitives.ReadUInt64BigEndian(wire),
    };
}
