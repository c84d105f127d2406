using System.Globalization;

namespace Mixdown.Engines.DuckDb.Native.Reading;

/// <summary>Fixed-point numbers of up to 38 digits, of which .NET's decimal holds 28.</summary>
static class DecimalText
{
    const int LargestDecimalScale = 28;
    static readonly Int128 LargestDecimal = (Int128)decimal.MaxValue;

    /// <summary>The number as a decimal of the same scale; false when it has too many digits.</summary>
    internal static bool TryDecimal(Int128 unscaled, byte scale, out decimal value)
    {
        value = 0;
        if (scale > LargestDecimalScale || unscaled > LargestDecimal || unscaled < -LargestDecimal)
            return false;
        var digits = (UInt128)Int128.Abs(unscaled);
        value = new decimal((int)(uint)digits, (int)(uint)(digits >> 32), (int)(uint)(digits >> 64), unscaled < 0, scale);
        return true;
    }

    /// <summary>The digits of a decimal without its point.</summary>
    internal static Int128 Unscaled(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var digits = (Int128)new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        return value < 0 ? -digits : digits;
    }

    /// <summary>All digits, for example <c>-0.10</c>.</summary>
    internal static string Write(Int128 unscaled, byte scale)
    {
        var digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var text = scale == 0 ? digits : digits.Insert(digits.Length - scale, ".");
        return unscaled < 0 ? "-" + text : text;
    }
}
