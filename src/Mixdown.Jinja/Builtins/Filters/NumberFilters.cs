using System.Globalization;
using System.Numerics;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Builtins.Filters;

/// <summary>Filters that make numbers, and numbers into text.</summary>
static class NumberFilters
{
    /// <summary>Digits behind the last one that is kept, enough to tell a half from its neighbours.</summary>
    const int ExactDigits = 30;

    const string Half = "500000000000000000000000000000";

    public static JinjaFunction[] All() =>
    [
        new("abs(x)", a => Abs(a[0])),
        new("int(value, default=0, base=10)", Int),
        new("float(value, default=0.0)", a => ToFloat(a[0]) ?? a[1]),
        new("round(value, precision=0, method='common')", a => Round(a[0], a.Integer(1), a.Text(2))),
        new("filesizeformat(value, binary=False)", a => FileSize(ToFloat(a[0]) ?? 0, a.IsTrue(1))),
        new("sum(iterable, attribute=None, start=0)", Sum),
    ];

    internal static double? ToFloat(object? value) => value switch
    {
        string text => FloatOf(text),
        JinjaUndefined undefined => throw undefined.Fail(),
        _ when Numbers.IsNumber(value) => Numbers.Double(value!),
        _ => null,
    };

    static double? FloatOf(string text)
    {
        var trimmed = text.Trim().Replace("_", "", StringComparison.Ordinal);
        return trimmed.ToUpperInvariant() switch
        {
            "INF" or "+INF" or "INFINITY" => double.PositiveInfinity,
            "-INF" or "-INFINITY" => double.NegativeInfinity,
            "NAN" => double.NaN,
            _ => double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        };
    }

    static object? Int(BoundArguments a)
    {
        var value = a[0];
        if (value is JinjaUndefined undefined)
            throw undefined.Fail();
        if (value is string text)
            return OfText(text, a.Integer(2)) ?? a[1];
        if (value is double number)
            return double.IsFinite(number) ? Numbers.Truncate(number) : a[1];
        if (value is decimal exact)
            return Numbers.Normal(new BigInteger(decimal.Truncate(exact)));
        return Numbers.IsInteger(value) ? Numbers.Normal(Numbers.Big(value!)) : a[1];
    }

    static object? OfText(string text, int numberBase)
    {
        var digits = text.Trim().Replace("_", "", StringComparison.Ordinal);
        if (digits.Length > Numbers.MaxDigits)
            return null;
        if (numberBase != 10)
            return OfBase(digits, numberBase);
        if (BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return Numbers.Normal(whole);
        return FloatOf(text) is { } number && double.IsFinite(number) ? Numbers.Truncate(number) : null;
    }

    static object? OfBase(string digits, int numberBase)
    {
        var isNegative = digits.StartsWith('-');
        digits = digits.TrimStart('-', '+').ToUpperInvariant();
        if (digits.Length > 1 && digits[0] == '0' && digits[1] == numberBase switch { 16 => 'X', 8 => 'O', 2 => 'B', _ => '0' })
            digits = digits[2..];
        var number = BigInteger.Zero;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : char.IsAsciiLetterUpper(c) ? c - 'A' + 10 : int.MaxValue;
            if (digit >= numberBase)
                return null;
            number = number * numberBase + digit;
        }
        return digits.Length == 0 ? null : Numbers.Normal(isNegative ? -number : number);
    }

    static object? Abs(object? value) => value is JinjaUndefined || !Numbers.IsNumber(value)
        ? Arithmetic.Negate(value)
        : Numbers.Compare(value!, 0L) < 0 ? Arithmetic.Negate(value) : Arithmetic.Plus(value);

    static object Round(object? value, int digits, string method)
    {
        if (method is not ("common" or "ceil" or "floor"))
            throw new JinjaException(JinjaErrorKind.Arguments, "round() takes the method common, ceil or floor");
        if (value is decimal exact)
            return RoundDecimal(exact, digits, method);
        var number = ToFloat(value is string ? null : value)
            ?? throw new JinjaException(JinjaErrorKind.Type, $"type {TypeNames.Of(value)} cannot be rounded");
        if (!double.IsFinite(number))
            return number;
        return method == "common" ? RoundEven(value, number, digits) : Toward(number, digits, method);
    }

    static object RoundDecimal(decimal value, int digits, string method)
    {
        var mode = method switch { "ceil" => MidpointRounding.ToPositiveInfinity, "floor" => MidpointRounding.ToNegativeInfinity, _ => MidpointRounding.ToEven };
        return decimal.Round(value, Math.Clamp(digits, 0, 28), mode);
    }

    /// <summary>Python's round: exact on the binary value, so that 2.675 becomes 2.67, and a half goes to the even side.
    /// An int stays an int.</summary>
    static object RoundEven(object? value, double number, int digits)
    {
        if (Numbers.IsInteger(value))
            return digits >= 0 ? Arithmetic.Plus(value)! : RoundInteger(Numbers.Big(value!), -digits);
        if (digits > 300)
            return number;
        if (digits < 0)
            return Math.Round(number / Math.Pow(10, -digits), MidpointRounding.ToEven) * Math.Pow(10, -digits);
        var exact = number.ToString("F" + (digits + ExactDigits).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return double.Parse(RoundText(exact), CultureInfo.InvariantCulture);
    }

    /// <summary>Drops the last <see cref="ExactDigits"/> digits.</summary>
    static string RoundText(string exact)
    {
        var kept = exact[..^ExactDigits].Replace(".", "", StringComparison.Ordinal);
        var units = BigInteger.Parse(kept.TrimStart('-'), CultureInfo.InvariantCulture);
        var order = string.CompareOrdinal(exact[^ExactDigits..], Half);
        if (order > 0 || (order == 0 && !units.IsEven))
            units++;
        var decimals = exact.Length - ExactDigits - exact.IndexOf('.', StringComparison.Ordinal) - 1;
        return $"{(exact[0] == '-' ? "-" : "")}{units}e-{decimals}";
    }

    static object RoundInteger(BigInteger value, int zeros)
    {
        var unit = BigInteger.Pow(10, Math.Min(zeros, Numbers.MaxDigits));
        var quotient = BigInteger.DivRem(BigInteger.Abs(value), unit, out var rest);
        if (rest * 2 > unit || (rest * 2 == unit && !quotient.IsEven))
            quotient++;
        return Numbers.Normal(quotient * unit * value.Sign);
    }

    static double Toward(double number, int digits, string method)
    {
        var scale = Math.Pow(10, digits);
        return (method == "ceil" ? Math.Ceiling(number * scale) : Math.Floor(number * scale)) / scale;
    }

    static string FileSize(double bytes, bool isBinary)
    {
        var step = isBinary ? 1024 : 1000;
        string[] units = isBinary ? ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"] : ["kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"];
        if (bytes < step)
            return bytes == 1 ? "1 Byte" : $"{Math.Truncate(bytes).ToString(CultureInfo.InvariantCulture)} Bytes";
        var unit = 0;
        for (bytes /= step; bytes >= step && unit < units.Length - 1; unit++)
            bytes /= step;
        return bytes.ToString("F1", CultureInfo.InvariantCulture) + " " + units[unit];
    }

    static object? Sum(BoundArguments a)
    {
        var sum = a[2];
        var pick = AttributePath.Picker(a.Run, a[1]);
        foreach (var item in a.Items(0))
            sum = Arithmetic.Add(sum, pick(item));
        return sum;
    }
}
