using System.Globalization;
using System.Numerics;
using System.Text;
using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Values.Formatting;

/// <summary>JSON as Python's json.dumps writes it.</summary>
sealed class JsonText
{
    const int MaxDepth = 100;

    readonly StringBuilder _text = new();
    readonly int? _indent;
    readonly bool _sortKeys;

    JsonText(int? indent, bool sortKeys)
    {
        _indent = indent;
        _sortKeys = sortKeys;
    }

    /// <summary>The JSON of <paramref name="value"/>.</summary>
    /// <param name="value">Made of dicts, lists, tuples, texts, numbers, truth values and None.</param>
    /// <param name="indent">Blanks per level; null for one line.</param>
    /// <param name="sortKeys">Whether keys stand in their own order, not the dict's.</param>
    /// <exception cref="JinjaException">Something in it has no JSON form.</exception>
    public static string Of(object? value, int? indent, bool sortKeys)
    {
        var json = new JsonText(indent, sortKeys);
        json.Write(value, 0);
        return json._text.ToString();
    }

    void Write(object? value, int depth)
    {
        if (depth > MaxDepth)
            throw new JinjaException(JinjaErrorKind.Value, "the value is nested too deep for JSON, or holds itself");
        switch (value)
        {
            case string text:
                WriteText(text);
                break;
            case JinjaDict dict:
                WriteDict(dict, depth);
                break;
            case JinjaList or JinjaTuple:
                WriteItems((IReadOnlyList<object?>)value, depth);
                break;
            default:
                _text.Append(Scalar(value));
                break;
        }
    }

    static string Scalar(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        long or BigInteger or decimal => Printing.Str(value),
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        double.NaN => "NaN",
        double => Printing.Str(value),
        JinjaUndefined undefined => throw undefined.Fail(),
        _ => throw new JinjaException(JinjaErrorKind.Type, $"Object of type {TypeNames.Of(value)} is not JSON serializable"),
    };

    void WriteDict(JinjaDict dict, int depth)
    {
        var entries = dict.Select(entry => (Key: Key(entry.Key), entry.Value));
        if (_sortKeys)
            entries = entries.OrderBy(entry => entry.Key, StringComparer.Ordinal);
        Enclose('{', '}', dict.Count, depth, entries, entry =>
        {
            WriteText(entry.Key);
            _text.Append(": ");
            Write(entry.Value, depth + 1);
        });
    }

    static string Key(object? key) => key as string ?? (key is null or bool || Numbers.IsNumber(key)
        ? Scalar(key)
        : throw new JinjaException(JinjaErrorKind.Type, $"keys must be str, int, float, bool or None, not {TypeNames.Of(key)}"));

    void WriteItems(IReadOnlyList<object?> items, int depth) =>
        Enclose('[', ']', items.Count, depth, items, item => Write(item, depth + 1));

    void Enclose<T>(char open, char close, int count, int depth, IEnumerable<T> parts, Action<T> write)
    {
        _text.Append(open);
        var isFirst = true;
        foreach (var part in parts)
        {
            if (!isFirst)
                _text.Append(_indent is null ? ", " : ",");
            NewLine(depth + 1);
            write(part);
            isFirst = false;
        }
        if (count > 0)
            NewLine(depth);
        _text.Append(close);
    }

    void NewLine(int depth)
    {
        if (_indent is { } indent)
            _text.Append('\n').Append(' ', indent * depth);
    }

    void WriteText(string text)
    {
        _text.Append('"');
        foreach (var c in text)
        {
            var known = "\"\\\n\r\t\b\f".IndexOf(c, StringComparison.Ordinal);
            if (known >= 0)
                _text.Append('\\').Append("\"\\nrtbf"[known]);
            else if (c is >= ' ' and <= '~')
                _text.Append(c);
            else
                _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }
        _text.Append('"');
    }
}
