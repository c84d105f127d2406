using System.Globalization;
using System.Text;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Sources.Ado.Fields;

/// <summary>Writes a provider's value as a type of the lake, without loss or not at all.</summary>
static class AdoFieldWriter
{
    const long TicksOfMicrosecond = TimeSpan.TicksPerMicrosecond;

    /// <param name="value">As the provider gives it.</param>
    /// <param name="part">What of it the column takes.</param>
    /// <param name="type">The column's.</param>
    /// <param name="vector">The column.</param>
    /// <param name="row">Where.</param>
    /// <returns>false where the value does not fit.</returns>
    public static bool TryWrite(object value, AdoPart part, DataType type, ref readonly ColumnVector vector, int row)
    {
        switch (type)
        {
            case DataType.Integer when part == AdoPart.Nanoseconds && TicksOf(value) is { } ticks:
                vector.Set(row, (short)(ticks % TicksOfMicrosecond * 100));
                return true;
            case DataType.Integer(var bits):
                return WholeOf(value) is { } whole && TryWhole(whole, bits, in vector, row);
            case DataType.Decimal exact:
                return TryDecimal(value, exact, in vector, row);
            case DataType.Float(var bits):
                return TryFloat(value, bits, in vector, row);
            case DataType.Boolean:
                return TryBoolean(value, in vector, row);
            case DataType.Timestamp:
                return TicksOf(value) is { } time && TryTime(time, part, in vector, row);
            case DataType.Date:
                return TryDate(value, in vector, row);
            case DataType.Binary:
                return value is byte[] bytes && TryBytes(bytes, in vector, row);
            case DataType.String:
                return TryBytes(Encoding.UTF8.GetBytes(AdoValueText.Of(value)), in vector, row);
            default:
                return false;
        }
    }

    static Int128? WholeOf(object value) => value switch
    {
        long whole => whole,
        int whole => whole,
        short whole => whole,
        sbyte whole => whole,
        byte whole => whole,
        ushort whole => whole,
        uint whole => whole,
        ulong whole => whole,
        bool truth => truth ? 1 : 0,
        decimal exact when exact == decimal.Truncate(exact) => (Int128)exact,
        _ => null,
    };

    static bool TryWhole(Int128 whole, int bits, ref readonly ColumnVector vector, int row)
    {
        var half = Int128.One << (bits - 1);
        if (whole < -half || whole >= half)
            return false;
        switch (bits)
        {
            case 8: vector.Set(row, (sbyte)whole); break;
            case 16: vector.Set(row, (short)whole); break;
            case 32: vector.Set(row, (int)whole); break;
            default: vector.Set(row, (long)whole); break;
        }
        return true;
    }

    static bool TryDecimal(object value, DataType.Decimal type, ref readonly ColumnVector vector, int row)
    {
        if (Unscaled(value, type.Scale) is not { } unscaled || Int128.Abs(unscaled) >= Power(type.Precision))
            return false;
        if (type.Precision <= 18)
            vector.Set(row, (long)unscaled);
        else
            vector.Set(row, unscaled);
        return true;
    }

    static Int128? Unscaled(object value, int scale)
    {
        if (value is not decimal exact)
            return WholeOf(value) is { } whole && scale == 0 ? whole : WholeOf(value) is { } units ? Scaled(units, scale) : null;
        var bits = (Span<int>)stackalloc int[4];
        decimal.GetBits(exact, bits);
        var mantissa = ((UInt128)(uint)bits[2] << 64) | ((UInt128)(uint)bits[1] << 32) | (uint)bits[0];
        var number = bits[3] < 0 ? -(Int128)mantissa : (Int128)mantissa;
        var digits = exact.Scale;
        if (digits <= scale)
            return Scaled(number, scale - digits);
        var (quotient, rest) = Int128.DivRem(number, Power(digits - scale));
        return rest == 0 ? quotient : null;
    }

    static Int128? Scaled(Int128 number, int digits)
    {
        var product = number * Power(digits);
        return number == 0 || product / number == Power(digits) ? product : null;
    }

    static Int128 Power(int digits)
    {
        var power = Int128.One;
        for (; digits > 0; digits--)
            power *= 10;
        return power;
    }

    static bool TryFloat(object value, int bits, ref readonly ColumnVector vector, int row)
    {
        if (value is not (double or float))
            return false;
        if (bits == 32)
            vector.Set(row, Convert.ToSingle(value, CultureInfo.InvariantCulture));
        else
            vector.Set(row, Convert.ToDouble(value, CultureInfo.InvariantCulture));
        return true;
    }

    static bool TryBoolean(object value, ref readonly ColumnVector vector, int row)
    {
        if (WholeOf(value) is not { } number || number < 0 || number > 1)
            return false;
        vector.Set(row, (byte)number);
        return true;
    }

    /// <summary>Ticks of 100 ns since the year 1; of an instant in UTC.</summary>
    static long? TicksOf(object value) => value switch
    {
        DateTime time => time.Ticks,
        DateTimeOffset instant => instant.UtcTicks,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue).Ticks,
        _ => null,
    };

    // Ticks count from the year 1, so that none is negative and what lies below the microsecond points the same way everywhere.
    static bool TryTime(long ticks, AdoPart part, ref readonly ColumnVector vector, int row)
    {
        var below = ticks % TicksOfMicrosecond;
        vector.Set(row, (ticks - below - DateTime.UnixEpoch.Ticks) / TicksOfMicrosecond);
        return below == 0 || part == AdoPart.Microseconds;
    }

    static bool TryDate(object value, ref readonly ColumnVector vector, int row)
    {
        if (TicksOf(value) is not { } ticks || ticks % TimeSpan.TicksPerDay != 0)
            return false;
        vector.Set(row, (int)((ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerDay));
        return true;
    }

    static bool TryBytes(byte[] bytes, ref readonly ColumnVector vector, int row)
    {
        vector.SetString(row, bytes);
        return true;
    }
}
