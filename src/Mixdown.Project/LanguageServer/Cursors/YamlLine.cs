using System.Text.RegularExpressions;

namespace Mixdown.Project.LanguageServer.Cursors;

/// <summary>A line of a properties file by its looks.</summary>
/// <param name="Dash">Column of its first dash; -1 when it begins no item.</param>
/// <param name="Indent">Column of what follows the dashes.</param>
/// <param name="Key">Its key; empty when it has none.</param>
/// <param name="Value">What follows the key, or all of the line.</param>
/// <param name="ValueAt">Column of the value.</param>
readonly partial record struct YamlLine(int Dash, int Indent, string Key, string Value, int ValueAt)
{
    /// <summary>Reads a line; null when there is nothing on it.</summary>
    public static YamlLine? Read(string line)
    {
        var parts = Parts().Match(line);
        var value = parts.Groups["value"];
        if (parts.Groups["key"].Length == 0 && parts.Groups["dashes"].Length == 0 && (value.Length == 0 || value.ValueSpan[0] == '#'))
            return null;
        var spaces = parts.Groups["spaces"].Length;
        var dashes = parts.Groups["dashes"].Length;
        return new YamlLine(dashes > 0 ? spaces : -1, spaces + dashes, parts.Groups["key"].Value, value.Value, value.Index);
    }

    /// <summary>The value without quotes.</summary>
    public string Plain => Value.Trim().Trim('"', '\'');

    [GeneratedRegex(@"\A(?<spaces> *)(?<dashes>(-( +|\z))*)((?<key>[\w+.-]+) *:( +|\z))?(?<value>.*)\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();
}
