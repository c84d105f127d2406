using System.Globalization;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Compile.Functions;

/// <summary>A template's value as YAML in block style, as Python's yaml.safe_dump writes it.</summary>
static class YamlText
{
    public static string Of(object? value, bool sorted)
    {
        var text = new StringBuilder();
        if (IsBlock(value))
            WriteBlock(text, value, "", sorted);
        else
            text.Append(Alone(Scalar(value)));
        return text.ToString();
    }

    /// <summary>A plain scalar that is the whole document is followed by the mark of its end.</summary>
    static string Alone(string scalar) => scalar[0] is '\'' or '"' or '{' or '[' ? scalar + "\n" : scalar + "\n...\n";

    static bool IsBlock(object? value) => value is JinjaDict { Count: > 0 } || (IsList(value) && JinjaValue.Items(value).Any());

    static bool IsList(object? value) => value is JinjaList or JinjaTuple or JinjaSet;

    static void WriteBlock(StringBuilder text, object? value, string indent, bool sorted)
    {
        if (value is JinjaDict dict)
            WriteMap(text, dict, indent, sorted);
        else
            WriteList(text, JinjaValue.Items(value), indent, sorted);
    }

    static void WriteMap(StringBuilder text, JinjaDict dict, string indent, bool sorted)
    {
        var entries = dict.Select(entry => (Key: Scalar(entry.Key), entry.Value));
        var first = true;
        foreach (var (key, value) in sorted ? entries.OrderBy(entry => entry.Key, StringComparer.Ordinal) : entries)
        {
            text.Append(first ? "" : indent).Append(key).Append(':');
            first = false;
            if (!IsBlock(value))
            {
                text.Append(' ').Append(Scalar(value)).Append('\n');
                continue;
            }
            // A list stands below its key, as far to the left.
            var inner = value is JinjaDict ? indent + "  " : indent;
            text.Append('\n').Append(inner);
            WriteBlock(text, value, inner, sorted);
        }
    }

    static void WriteList(StringBuilder text, IEnumerable<object?> items, string indent, bool sorted)
    {
        var first = true;
        foreach (var item in items)
        {
            text.Append(first ? "" : indent).Append("- ");
            first = false;
            if (IsBlock(item))
                WriteBlock(text, item, indent + "  ", sorted);
            else
                text.Append(Scalar(item)).Append('\n');
        }
    }

    static string Scalar(object? value) => value switch
    {
        null or JinjaUndefined => "null",
        bool truth => truth ? "true" : "false",
        JinjaDict => "{}",
        _ when IsList(value) => "[]",
        string text => Quoted(text),
        long or double or decimal or System.Numerics.BigInteger => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => Quoted(JinjaValue.Str(value)),
    };

    /// <summary>Plain where a reader would find the same text again.</summary>
    static string Quoted(string text)
    {
        if (text.Any(char.IsControl))
            return JsonText.Of(text, sorted: false);
        return IsPlain(text) ? text : $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    static bool IsPlain(string text) =>
        YamlReader.Read("<yaml>", text, new List<Diagnostic>()) is SettingNode.Scalar { Value: string read } && read == text
        && text.ToUpperInvariant() is not ("YES" or "NO" or "ON" or "OFF")
        && !DateTime.TryParse(text, CultureInfo.InvariantCulture, out _);
}
