using System.Globalization;
using System.Text;

namespace Mixdown.Jinja.Values.Formatting;

/// <summary>A text as Python's repr quotes it.</summary>
static class Quoting
{
    public static void Write(StringBuilder into, string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        into.Append(quote);
        foreach (var c in text)
            WriteCharacter(into, c, quote);
        into.Append(quote);
    }

    static void WriteCharacter(StringBuilder into, char c, char quote)
    {
        if (c == quote || c == '\\')
            into.Append('\\').Append(c);
        else if (c is >= ' ' and < '\x7f')
            into.Append(c);
        else
            WriteSpecial(into, c);
    }

    static void WriteSpecial(StringBuilder into, char c)
    {
        switch (c)
        {
            case '\n':
                into.Append("\\n");
                break;
            case '\r':
                into.Append("\\r");
                break;
            case '\t':
                into.Append("\\t");
                break;
            default:
                WriteUnprintable(into, c);
                break;
        }
    }

    static void WriteUnprintable(StringBuilder into, char c)
    {
        var printable = char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
        if (printable)
            into.Append(c);
        else
            into.Append(c < 0x100 ? "\\x" : "\\u").Append(((int)c).ToString(c < 0x100 ? "x2" : "x4", CultureInfo.InvariantCulture));
    }
}
