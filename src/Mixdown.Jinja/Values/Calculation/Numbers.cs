using System.Globalization;
using System.Numerics;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Values.Calculation;

/// <summary>The four kinds of number and the ways between them. A bool is an int, as in Python.</summary>
static class Numbers
{
    /// <summary>Bits of an int at most, about 30,000 digits: what keeps <c>9 ** 9 ** 9</c> from eating the machine.</summary>
    public const int MaxBits = 100_000;

    /// <summary>Digits of an int that is read from a text: Python has a limit of that size too.</summary>
    public const int MaxDigits = 4300;

    public static bool IsNumber(object? value) => value is long or double or bool or decimal or BigInteger;

    public static bool IsInteger(object? value) => value is long or bool or BigInteger;

    public static bool TryLong(object? value, out long number)
    {
        (var isLong, number) = value switch
        {
            long whole => (true, whole),
            bool flag => (true, flag ? 1L : 0L),
            _ => (false, 0L),
        };
        return isLong;
    }

    public static BigInteger Big(object value) => value switch
    {
        long number => number,
        bool flag => flag ? 1 : 0,
        _ => (BigInteger)value,
    };

    public static double Double(object value) => value switch
    {
        double number => number,
        long number => number,
        bool flag => flag ? 1 : 0,
        decimal number => (double)number,
        _ => (double)(BigInteger)value,
    };

    public static decimal Decimal(object value) => value switch
    {
        decimal number => number,
        long number => number,
        bool flag => flag ? 1 : 0,
        _ => (decimal)(BigInteger)value,
    };

    /// <summary>As a long where it fits.</summary>
    public static object Normal(BigInteger value)
    {
        if (value >= long.MinValue && value <= long.MaxValue)
            return Boxes.Of((long)value);
        if (value.GetBitLength() > MaxBits)
            throw new JinjaException(JinjaErrorKind.Limit, $"the number has more than {MaxBits.ToString(CultureInfo.InvariantCulture)} bits");
        return value;
    }

    /// <summary>The whole part of a finite <paramref name="value"/>.</summary>
    public static object Truncate(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            throw new JinjaException(JinjaErrorKind.Value, $"cannot convert float {FloatText.Of(value)} to integer");
        return Math.Abs(value) < 9e18 ? Boxes.Of((long)value) : Normal(new BigInteger(value));
    }

    /// <summary>Whether both numbers are equal, whatever their kinds.</summary>
    public static bool AreEqual(object a, object b)
    {
        if (TryLong(a, out var x) && TryLong(b, out var y))
            return x == y;
        return Compare(a, b) == 0;
    }

    /// <summary>Below 0, 0 or above 0; null when one of them is not a number (NaN).</summary>
    public static int? Compare(object a, object b)
    {
        if (IsInteger(a) && IsInteger(b))
            return Big(a).CompareTo(Big(b));
        if (a is double || b is double)
            return CompareDoubles(Double(a), Double(b));
        return Decimal(a).CompareTo(Decimal(b));
    }

    static int? CompareDoubles(double a, double b) => double.IsNaN(a) || double.IsNaN(b) ? null : a.CompareTo(b);
}
