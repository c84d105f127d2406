using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Project.Files.Yaml;

/// <summary>What an unquoted word means in YAML 1.2's core schema: <c>yes</c>, <c>on</c>, <c>NO</c> and <c>2024-01-01</c> are
/// text. A whole number beyond 64 bits stays text, so that no digit is lost.</summary>
static class CoreSchema
{
    static readonly System.Buffers.SearchValues<char> OfNumbers = System.Buffers.SearchValues.Create("+-0123456789.eE");

    public static SettingNode Resolve(string word, SourceSpan at) => word switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new SettingNode.Null(at),
        "true" or "True" or "TRUE" => new SettingNode.Scalar(at, true, word),
        "false" or "False" or "FALSE" => new SettingNode.Scalar(at, false, word),
        ".inf" or ".Inf" or ".INF" or "+.inf" => new SettingNode.Scalar(at, double.PositiveInfinity, word),
        "-.inf" or "-.Inf" or "-.INF" => new SettingNode.Scalar(at, double.NegativeInfinity, word),
        ".nan" or ".NaN" or ".NAN" => new SettingNode.Scalar(at, double.NaN, word),
        _ => new SettingNode.Scalar(at, Number(word) ?? word, word),
    };

    static object? Number(string word)
    {
        if (!char.IsAsciiDigit(word[0]) && word[0] is not ('-' or '+' or '.'))
            return null;
        if (word.StartsWith("0x", StringComparison.Ordinal))
            return long.TryParse(word.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        if (word.StartsWith("0o", StringComparison.Ordinal))
            return Octal(word.AsSpan(2));
        if (long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return whole;
        return IsFloat(word) && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? real : null;
    }

    static object? Octal(ReadOnlySpan<char> digits)
    {
        long value = 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7' || value > long.MaxValue >> 3)
                return null;
            value = (value << 3) + (digit - '0');
        }
        return digits.IsEmpty ? null : value;
    }

    /// <summary>A number with a point or an exponent; a bare run of digits here is one too long for 64 bits.</summary>
    static bool IsFloat(string word) =>
        word.AsSpan().ContainsAny('.', 'e', 'E') && !word.AsSpan().ContainsAnyExcept(OfNumbers);
}
