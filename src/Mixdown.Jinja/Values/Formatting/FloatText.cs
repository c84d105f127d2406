using System.Globalization;

namespace Mixdown.Jinja.Values.Formatting;

/// <summary>A float as Python's repr: the shortest digits that give the same number, with an exponent below 1e-4 and from
/// 1e16 on.</summary>
static class FloatText
{
    public static string Of(double value)
    {
        if (double.IsNaN(value))
            return "nan";
        if (double.IsInfinity(value))
            return value > 0 ? "inf" : "-inf";
        var size = Math.Abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e16))
            return Exponent(value.ToString("E16", CultureInfo.InvariantCulture), value);
        var text = Plain(value);
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    /// <summary>.NET's shortest form turns to an exponent at 1e15, Python's at 1e16.</summary>
    static string Plain(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.Contains('E', StringComparison.Ordinal)
            ? value.ToString("0.####################", CultureInfo.InvariantCulture)
            : text;
    }

    static string Exponent(string padded, double value)
    {
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var digits = Digits(shortest);
        var exponent = int.Parse(padded.AsSpan(padded.IndexOf('E', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        var sign = exponent < 0 ? '-' : '+';
        return $"{(value < 0 ? "-" : "")}{mantissa}e{sign}{Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)}";
    }

    static string Digits(string shortest)
    {
        var end = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = end < 0 ? shortest : shortest[..end];
        var digits = mantissa.Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        digits = digits.TrimStart('0').TrimEnd('0');
        return digits.Length == 0 ? "0" : digits;
    }
}
