using Mixdown.Data.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Mixdown.Project.Files.Yaml;

/// <summary>Says in a person's words what the YAML parser says in its own, and knows the traps in which a file is valid YAML
/// but not what its writer meant.</summary>
static class YamlTrouble
{
    /// <summary>Marks the exception that <see cref="Explain"/> words as unquoted Jinja.</summary>
    public const string UnquotedJinja = "unquoted jinja";

    /// <summary>The parser's exception as a diagnostic with place, excerpt and remedy.</summary>
    public static Diagnostic Explain(string file, string text, YamlException broken)
    {
        var at = broken.Message.Contains("tab ", StringComparison.Ordinal) && TabLine(text) is { } tab
            ? new SourceSpan(file, tab, 1, 1)
            : Span(file, broken.Start, broken.End);
        var line = Line(text, at.Line);
        return (FromException(broken, at) ?? FromLine(line, at) ?? Indentation.Explain(broken.Message, text, at) ?? new Diagnostic("MX1001", $"This is not YAML: {Lower(broken.Message)}", at)).In(text);
    }

    /// <summary>A file of another encoding: its letters cannot be told any more. Null: it is UTF-8.</summary>
    public static Diagnostic? OtherEncoding(string file, string text)
    {
        var lost = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        if (lost < 0)
            return null;
        var line = text.AsSpan(0, lost).Count('\n') + 1;
        var at = new SourceSpan(file, line, lost - text.LastIndexOf('\n', lost), 1);
        return new Diagnostic("MX1001", "This file is not UTF-8: a letter here cannot be read", at, "Save it as UTF-8.").In(text);
    }

    /// <summary>A bracket that has no end.</summary>
    /// <param name="opened">Where the last one was opened.</param>
    public static Diagnostic Unclosed(SourceSpan opened) => new("MX1001", "This bracket is not closed", opened, "Add the missing ] or }.");

    /// <summary>Whether a plain value of a flow collection has an open bracket: <c>{ total: decimal(10,2) }</c>.</summary>
    public static bool IsCutByComma(string value)
    {
        var open = 0;
        foreach (var c in value)
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
        return open > 0;
    }

    /// <summary>The comment behind a plain value that was most likely meant to be part of it, as in <c>Revenue #1</c>: one
    /// space before the #, none after it.</summary>
    public static string? SwallowedComment(string text, Scalar scalar)
    {
        var end = (int)scalar.End.Index;
        if (scalar.Value.Length == 0 || end + 2 >= text.Length || text[end] != ' ' || text[end + 1] != '#')
            return null;
        var rest = text.AsSpan(end + 1);
        var line = rest[..(rest.IndexOfAny('\r', '\n') is var stop and >= 0 ? stop : rest.Length)];
        return line.Length > 1 && char.IsLetterOrDigit(line[1]) ? line.ToString() : null;
    }

    public static SourceSpan Span(string file, Mark start, Mark end)
    {
        var length = end.Line == start.Line ? end.Column - start.Column : 1;
        return new SourceSpan(file, (int)Math.Max(1, start.Line), (int)Math.Max(1, start.Column), (int)Math.Max(1, length));
    }

    static Diagnostic? FromException(YamlException broken, SourceSpan at) => broken switch
    {
        AnchorNotFoundException => new Diagnostic(
            "MX1003", $"'*' makes this the alias of an anchor '&{broken.Message}' that is not above", at,
            "If a text was meant, as in a cron schedule, put it in quotes."),
        { Message: UnquotedJinja } => new Diagnostic(
            "MX1005", "YAML reads '{{ … }}' as a map", at, "Put the whole value in quotes: \"{{ … }}\"."),
        _ => null,
    };

    static Diagnostic? FromLine(string line, SourceSpan at)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        if (tab >= 0 && string.IsNullOrWhiteSpace(line[..tab]))
            return new Diagnostic("MX1001", "This line is indented with a tab", at with { Column = tab + 1, Length = 1 }, "YAML takes spaces only.");
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0)
            return null;
        var value = line[(colon + 2)..].Trim();
        var start = line.IndexOf(value, colon + 1, StringComparison.Ordinal) + 1;
        return FromValue(value, at with { Column = start, Length = Math.Max(1, value.Length) });
    }

    static Diagnostic? FromValue(string value, SourceSpan at)
    {
        if (value.Length == 0)
            return null;
        if (value[0] is '*' or '&' or '@' or '`' or '%' or '!')
            return new Diagnostic("MX1001", $"A value that starts with '{value[0]}' has a meaning of its own in YAML", at, $"Put it in quotes: \"{value}\".");
        if (value[0] is not ('"' or '\'' or '{' or '[') && value.Contains(": ", StringComparison.Ordinal))
            return new Diagnostic("MX1001", "A second ': ' in a line ends the value", at, $"Put the value in quotes: \"{value}\".");
        return null;
    }

    /// <summary>The first line that a tab indents; the parser only knows where its map started.</summary>
    static int? TabLine(string text)
    {
        var lines = text.Split('\n');
        var found = Array.FindIndex(lines, line => line.AsSpan().TrimStart(' ').StartsWith("\t"));
        return found < 0 ? null : found + 1;
    }

    static string Line(string text, int number)
    {
        var lines = text.Split('\n');
        return number <= lines.Length ? lines[number - 1].TrimEnd('\r') : "";
    }

    static string Lower(string message) => message.Length == 0 ? message : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}
