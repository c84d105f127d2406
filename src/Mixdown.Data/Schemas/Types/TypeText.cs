using System.Globalization;
using System.Text;

namespace Mixdown.Data.Schemas.Types;

/// <summary>A type as a source writes it, taken apart: <c>timestamp(3) without time zone</c>, <c>DECIMAL(18,2)[]</c>,
/// <c>int(11) unsigned</c>.</summary>
/// <param name="Word">Its name: lower case, one space between words, nothing of the parentheses.</param>
/// <param name="Arguments">What stands between the parentheses, cut at the outer commas, as written.</param>
/// <param name="Lists">How many <c>[]</c> follow it.</param>
sealed record TypeText(string Word, IReadOnlyList<string> Arguments, int Lists)
{
    /// <summary>The whole number at a place in the parentheses; null when there is none.</summary>
    public int? Number(int index) =>
        index < Arguments.Count && int.TryParse(Arguments[index].Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    public static TypeText Parse(string text)
    {
        var rest = text.AsSpan().Trim();
        var lists = 0;
        for (; rest.EndsWith("]"); lists++)
            rest = rest[..Math.Max(0, rest.LastIndexOf('['))].TrimEnd();
        var (open, close) = (rest.IndexOf('('), rest.LastIndexOf(')'));
        return open < 0 || close < open
            ? new TypeText(Words(rest.ToString()), [], lists)
            : new TypeText(Words($"{rest[..open]} {rest[(close + 1)..]}"), Cut(rest[(open + 1)..close]), lists);
    }

    static string Words(string text) =>
        string.Join(' ', text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    static List<string> Cut(ReadOnlySpan<char> text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        var (depth, quote) = (0, '\0');
        foreach (var c in text)
        {
            if (c == ',' && depth == 0 && quote == '\0')
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
                continue;
            }
            part.Append(c);
            if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else
                depth += c switch { '(' => 1, ')' => -1, _ => 0 };
        }
        parts.Add(part.ToString().Trim());
        return parts;
    }
}
