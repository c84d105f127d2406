using System.Numerics;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary><c>numeric</c> into a decimal; a value with more digits on either side of the point does not fit, and no digit is
/// ever rounded away.</summary>
/// <param name="type">The lake's type.</param>
sealed class NumericDecoder(DataType.Decimal type) : FieldDecoder
{
    // 16 digits in groups, and a factor of at most 10,000 more would not fit 64 bits; 36 digits and their factor not 128.
    const int SmallGroups = 3;
    const int LargestSmallShift = 6;
    const int LargeGroups = 7;
    const int LargestLargeShift = 10;
    readonly DecimalCell _cell = new(type);

    static ReadOnlySpan<long> Powers => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    public override bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row)
    {
        var number = new WireNumeric(wire);
        if (!number.IsNumber)
            return false;
        var shift = number.Groups == 0 ? 0 : number.Exponent + _cell.Scale;
        if (number.Groups <= SmallGroups && Math.Abs(shift) <= LargestSmallShift)
            return TryDecodeSmall(number, shift, in vector, row);
        return number.Groups <= LargeGroups && Math.Abs(shift) <= LargestLargeShift
            ? TryDecodeLarge(number, shift, in vector, row)
            : TryDecodeHuge(number, shift, in vector, row);
    }

    public override string Print(ReadOnlySpan<byte> wire) => new WireNumeric(wire).ToString();

    bool TryDecodeSmall(WireNumeric number, int shift, in ColumnVector vector, int row)
    {
        var units = 0L;
        for (var i = 0; i < number.Groups; i++)
            units = (units * 10_000) + number.Group(i);
        if (shift < 0)
        {
            (units, var rest) = Math.DivRem(units, Powers[-shift]);
            if (rest != 0)
                return false;
        }
        else
        {
            units *= Powers[shift];
        }
        return _cell.TrySet(number.IsNegative ? -units : units, in vector, row);
    }

    bool TryDecodeLarge(WireNumeric number, int shift, in ColumnVector vector, int row)
    {
        Int128 units = 0;
        for (var i = 0; i < number.Groups; i++)
            units = (units * 10_000) + number.Group(i);
        var power = DecimalCell.Power(Math.Abs(shift));
        if (shift < 0)
        {
            (units, var rest) = Int128.DivRem(units, power);
            if (rest != 0)
                return false;
        }
        else
        {
            units *= power;
        }
        return _cell.TrySet(number.IsNegative ? -units : units, in vector, row);
    }

    bool TryDecodeHuge(WireNumeric number, int shift, in ColumnVector vector, int row)
    {
        // 40 digits before the point fit no decimal, and 10 to the power of thousands is not worth making.
        if (number.Weight > 10)
            return false;
        var units = number.Digits();
        var rest = BigInteger.Zero;
        if (shift < 0)
            (units, rest) = BigInteger.DivRem(units, BigInteger.Pow(10, -shift));
        else
            units *= BigInteger.Pow(10, shift);
        if (!rest.IsZero || units > (BigInteger)Int128.MaxValue)
            return false;
        return _cell.TrySet(number.IsNegative ? -(Int128)units : (Int128)units, in vector, row);
    }
}
