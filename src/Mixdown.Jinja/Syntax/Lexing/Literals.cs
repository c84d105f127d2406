using System.Globalization;
using System.Numerics;
using System.Text;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Syntax.Lexing;

/// <summary>The values of literals as Python reads them.</summary>
static class Literals
{
    /// <summary>Null when the text is no number.</summary>
    public static object? Number(string text, bool isFloat)
    {
        var digits = text.Replace("_", "", StringComparison.Ordinal);
        if (isFloat)
            return double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        var prefix = digits.Length > 1 && digits[0] == '0' ? char.ToLowerInvariant(digits[1]) : '0';
        if (prefix is 'x' or 'o' or 'b')
            return OfBase(digits[2..], prefix switch { 'x' => 16, 'o' => 8, _ => 2 });
        var hasLeadingZero = digits.Length > 1 && digits[0] == '0' && digits.Trim('0').Length > 0;
        return hasLeadingZero || digits.Length > Numbers.MaxDigits
            ? null
            : Numbers.Normal(BigInteger.Parse(digits, CultureInfo.InvariantCulture));
    }

    /// <summary>What a text in quotes says.</summary>
    public static string Text(string quoted)
    {
        var inner = quoted.AsSpan(1, quoted.Length - 2);
        if (inner.IndexOfAny('\\', '\r') < 0)
            return inner.ToString();
        var text = new StringBuilder(inner.Length);
        for (var at = 0; at < inner.Length; )
            at += inner[at] == '\\' && at + 1 < inner.Length ? Escape(text, inner[at..]) : Plain(text, inner[at..]);
        return text.ToString();
    }

    /// <summary>Every kind of line end is one newline, as in the rest of the template.</summary>
    static int Plain(StringBuilder text, ReadOnlySpan<char> rest)
    {
        text.Append(rest[0] == '\r' ? '\n' : rest[0]);
        return rest is ['\r', '\n', ..] ? 2 : 1;
    }

    static int Escape(StringBuilder text, ReadOnlySpan<char> rest) => rest[1] switch
    {
        'x' => Code(text, rest, 2),
        'u' => Code(text, rest, 4),
        'U' => Code(text, rest, 8),
        >= '0' and <= '7' => Octal(text, rest),
        '\n' => 2,
        var c => Simple(text, c),
    };

    static int Simple(StringBuilder text, char c)
    {
        const string Codes = "abfnrtv\\'\"";
        const string Meanings = "\a\b\f\n\r\t\v\\'\"";
        var index = Codes.IndexOf(c, StringComparison.Ordinal);
        if (index >= 0)
            text.Append(Meanings[index]);
        else
            text.Append('\\').Append(c);
        return 2;
    }

    static int Code(StringBuilder text, ReadOnlySpan<char> rest, int digits)
    {
        var isCode = rest.Length >= digits + 2
            & int.TryParse(rest.Slice(2, Math.Min(digits, rest.Length - 2)), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code);
        if (!isCode || code > 0x10FFFF)
        {
            text.Append('\\').Append(rest[1]);
            return 2;
        }
        text.Append(code < 0x10000 ? ((char)code).ToString() : char.ConvertFromUtf32(code));
        return digits + 2;
    }

    static int Octal(StringBuilder text, ReadOnlySpan<char> rest)
    {
        int code = 0, length = 1;
        for (; length < Math.Min(4, rest.Length) && rest[length] is >= '0' and <= '7'; length++)
            code = code * 8 + rest[length] - '0';
        text.Append((char)code);
        return length;
    }

    static object? OfBase(string digits, int numberBase)
    {
        var number = BigInteger.Zero;
        foreach (var c in digits)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : numberBase;
            if (digit >= numberBase || digits.Length > Numbers.MaxDigits)
                return null;
            number = number * numberBase + digit;
        }
        return digits.Length == 0 ? null : Numbers.Normal(number);
    }
}
