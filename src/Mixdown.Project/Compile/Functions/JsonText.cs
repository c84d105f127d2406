using System.Globalization;
using System.Text;
using System.Text.Json;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Project.Compile.Functions;

/// <summary>A template's value as Python's json.dumps writes it: a blank behind each comma and colon.</summary>
static class JsonText
{
    public static string Of(object? value, bool sorted)
    {
        var text = new StringBuilder();
        Write(text, value, sorted);
        return text.ToString();
    }

    static void Write(StringBuilder text, object? value, bool sorted)
    {
        switch (value)
        {
            case null or JinjaUndefined:
                text.Append("null");
                break;
            case bool truth:
                text.Append(truth ? "true" : "false");
                break;
            case long or double or decimal or System.Numerics.BigInteger:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case JinjaDict dict:
                WriteDict(text, dict, sorted);
                break;
            case JinjaList or JinjaTuple or JinjaSet:
                WriteList(text, JinjaValue.Items(value), sorted);
                break;
            default:
                text.Append('"').Append(JsonEncodedText.Encode(JinjaValue.Str(value), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)).Append('"');
                break;
        }
    }

    static void WriteDict(StringBuilder text, JinjaDict dict, bool sorted)
    {
        var entries = dict.Select(entry => (Key: JinjaValue.Str(entry.Key), entry.Value));
        if (sorted)
            entries = entries.OrderBy(entry => entry.Key, StringComparer.Ordinal);
        var separator = "{";
        foreach (var (key, value) in entries)
        {
            text.Append(separator);
            Write(text, key, sorted);
            text.Append(": ");
            Write(text, value, sorted);
            separator = ", ";
        }
        text.Append(separator == "{" ? "{}" : "}");
    }

    static void WriteList(StringBuilder text, IEnumerable<object?> items, bool sorted)
    {
        var separator = "[";
        foreach (var item in items)
        {
            text.Append(separator);
            Write(text, item, sorted);
            separator = ", ";
        }
        text.Append(separator == "[" ? "[]" : "]");
    }
}
