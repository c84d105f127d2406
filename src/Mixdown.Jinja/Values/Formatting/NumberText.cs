using System.Globalization;
using System.Numerics;
using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Values.Formatting;

/// <summary>The digits of a number that is not negative, in a format's type.</summary>
static class NumberText
{
    const int UsualPrecision = 6;

    public static string Of(object value, FormatSpec spec) => spec.Type switch
    {
        'd' or 'n' or 'i' or 'u' => Grouped(Whole(value), spec.Grouping),
        'x' => Based(value, "x", spec),
        'X' => Based(value, "X", spec),
        'o' => InBase(Integer(value), 8),
        'b' => InBase(Integer(value), 2),
        'c' => char.ConvertFromUtf32((int)Integer(value)),
        'f' or 'F' => Grouped(Fixed(value, spec.Precision), spec.Grouping),
        '%' => Fixed(Arithmetic.Apply(Syntax.Lexing.TokenKind.Times, value, 100L)!, spec.Precision) + "%",
        'e' or 'E' => Exponent(Numbers.Double(value), spec.Precision, spec.Type),
        'g' or 'G' => General(Numbers.Double(value), spec.Precision),
        '\0' when spec.Precision >= 0 && value is double or decimal => General(Numbers.Double(value), spec.Precision),
        '\0' => Grouped(Printing.Str(value is bool flag ? (flag ? 1L : 0L) : value), spec.Grouping),
        _ => throw new JinjaException(JinjaErrorKind.Value, $"unknown format code '{spec.Type}' for a number"),
    };

    static BigInteger Integer(object value) => Numbers.IsInteger(value)
        ? Numbers.Big(value)
        : throw new JinjaException(JinjaErrorKind.Value, $"this format needs an int, not {TypeNames.Of(value)}");

    static string Whole(object value) => Integer(value).ToString(CultureInfo.InvariantCulture);

    static string Based(object value, string format, FormatSpec spec)
    {
        var digits = Integer(value).ToString(format, CultureInfo.InvariantCulture).TrimStart('0');
        return (spec.IsAlternate ? "0" + format : "") + (digits.Length == 0 ? "0" : digits);
    }

    static string InBase(BigInteger value, int numberBase)
    {
        var digits = "";
        for (; value > 0; value /= numberBase)
            digits = (value % numberBase).ToString(CultureInfo.InvariantCulture) + digits;
        return digits.Length == 0 ? "0" : digits;
    }

    static string Fixed(object value, int precision)
    {
        var format = "F" + (precision < 0 ? UsualPrecision : Math.Min(precision, 1000)).ToString(CultureInfo.InvariantCulture);
        return value is decimal number ? number.ToString(format, CultureInfo.InvariantCulture) : FixedDouble(Numbers.Double(value), format);
    }

    static string FixedDouble(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : FloatText.Of(value);

    static string Exponent(double value, int precision, char type)
    {
        var digits = (precision < 0 ? UsualPrecision : Math.Min(precision, 1000)).ToString(CultureInfo.InvariantCulture);
        var text = value.ToString(type + digits, CultureInfo.InvariantCulture);
        // .NET writes three digits of exponent, Python two.
        var at = text.LastIndexOf(type) + 2;
        return text[..at] + text[at..].TrimStart('0').PadLeft(2, '0');
    }

    static string General(double value, int precision)
    {
        if (!double.IsFinite(value))
            return FloatText.Of(value);
        var digits = precision switch { < 0 => UsualPrecision, 0 => 1, _ => Math.Min(precision, 100) };
        var exponent = value == 0 ? 0 : int.Parse(Exponent(value, digits - 1, 'e').Split('e')[1], CultureInfo.InvariantCulture);
        if (exponent >= -4 && exponent < digits)
            return TrimZeros(value.ToString("F" + (digits - 1 - exponent).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        var parts = Exponent(value, digits - 1, 'e').Split('e');
        return TrimZeros(parts[0]) + "e" + parts[1];
    }

    static string TrimZeros(string text) =>
        text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    static string Grouped(string text, char grouping)
    {
        if (grouping == '\0')
            return text;
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        for (var at = whole.Length - 3; at > 0; at -= 3)
            whole = whole.Insert(at, grouping.ToString());
        return point < 0 ? whole : whole + text[point..];
    }
}
