using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary>Where a decimal is written: 64 bits up to 18 digits, else 128.</summary>
readonly struct DecimalCell
{
    const int LongDigits = 18;
    readonly bool _isLong;
    readonly Int128 _limit;

    public DecimalCell(DataType.Decimal type)
    {
        (_isLong, Scale) = (type.Precision <= LongDigits, type.Scale);
        _limit = Power(type.Precision);
    }

    /// <summary>Digits after the point.</summary>
    public int Scale { get; }

    /// <summary>Writes a number of the smallest unit; false when it has too many digits.</summary>
    public bool TrySet(Int128 units, in ColumnVector vector, int row)
    {
        if (units >= _limit || units <= -_limit)
            return false;
        if (_isLong)
            vector.Set(row, (long)units);
        else
            vector.Set(row, units);
        return true;
    }

    /// <summary>The same for a number that fits 64 bits.</summary>
    public bool TrySet(long units, in ColumnVector vector, int row)
    {
        if (!_isLong)
            return TrySet((Int128)units, in vector, row);
        vector.Set(row, units);
        return units < (long)_limit && units > -(long)_limit;
    }

    /// <summary>Ten to the power of 0 to 38.</summary>
    public static Int128 Power(int exponent)
    {
        Int128 power = 1;
        for (; exponent > 0; exponent--)
            power *= 10;
        return power;
    }
}
