using System.Globalization;
using System.Numerics;
using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Values.Formatting;

/// <summary>How one value is formatted, in Python's mini-language: <c>[[fill]align][sign][#][0][width][,][.precision][type]</c>.</summary>
readonly record struct FormatSpec(
    char Fill,
    char Align,
    char Sign,
    bool IsAlternate,
    int Width,
    char Grouping,
    int Precision,
    char Type)
{
    const string Aligns = "<>=^";

    /// <exception cref="JinjaException">The text is not of that form.</exception>
    public static FormatSpec Parse(string text)
    {
        var rest = text.AsSpan();
        var fill = rest.Length > 1 && IsAlign(rest[1]) ? rest[0] : ' ';
        rest = rest.Length > 1 && IsAlign(rest[1]) ? rest[1..] : rest;
        var align = Take(ref rest, Aligns);
        var sign = Take(ref rest, "+- ");
        var isAlternate = Take(ref rest, "#") != '\0';
        if (Take(ref rest, "0") != '\0')
            (fill, align) = (align == '\0' ? '0' : fill, align == '\0' ? '=' : align);
        var width = Number(ref rest);
        var grouping = Take(ref rest, ",_");
        var precision = Take(ref rest, ".") == '\0' ? -1 : Number(ref rest);
        var type = rest.Length == 1 ? rest[0] : '\0';
        Sizes.CheckText(Math.Max(width, precision));
        return rest.Length > 1
            ? throw new JinjaException(JinjaErrorKind.Value, $"invalid format specifier {Printing.Repr(text)}")
            : new FormatSpec(fill, align, sign, isAlternate, width, grouping, precision, type);
    }

    public string Apply(object? value) => value switch
    {
        string text => Pad(Precision >= 0 && Precision < text.Length ? text[..Precision] : text, '<'),
        bool when Type == '\0' => Pad(Printing.Str(value), '<'),
        _ when Numbers.IsNumber(value) => Number(value!),
        _ => Pad(Printing.Str(value), '<'),
    };

    static bool IsAlign(char c) => Aligns.Contains(c, StringComparison.Ordinal);

    static char Take(ref ReadOnlySpan<char> rest, string set)
    {
        if (rest.Length == 0 || !set.Contains(rest[0], StringComparison.Ordinal))
            return '\0';
        var taken = rest[0];
        rest = rest[1..];
        return taken;
    }

    static int Number(ref ReadOnlySpan<char> rest)
    {
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            digits++;
        var number = digits is 0 or > 8 ? 0 : int.Parse(rest[..digits], CultureInfo.InvariantCulture);
        rest = rest[digits..];
        return number;
    }

    string Number(object value)
    {
        var isNegative = Numbers.Compare(value, 0L) < 0;
        var digits = NumberText.Of(isNegative ? Arithmetic.Negate(value)! : value, this);
        var sign = isNegative ? "-" : Sign is '+' or ' ' ? Sign.ToString() : "";
        if (Align == '=')
            return sign + digits.PadLeft(Math.Max(0, Width - sign.Length), Fill);
        return Pad(sign + digits, '>');
    }

    string Pad(string text, char usual) => (Align is '\0' or '=' ? usual : Align) switch
    {
        '<' => text.PadRight(Width, Fill),
        '>' => text.PadLeft(Width, Fill),
        _ => Centered(text),
    };

    string Centered(string text)
    {
        var missing = Math.Max(0, Width - text.Length);
        return new string(Fill, missing / 2) + text + new string(Fill, missing - missing / 2);
    }
}
