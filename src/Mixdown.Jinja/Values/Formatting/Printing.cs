using System.Globalization;
using System.Numerics;
using System.Text;

namespace Mixdown.Jinja.Values.Formatting;

/// <summary>Python's str() and repr().</summary>
static class Printing
{
    /// <summary>Lists inside lists at most; a list that holds itself ends here.</summary>
    const int MaxDepth = 100;

    public static string Str(object? value) => value switch
    {
        string text => text,
        null => "None",
        bool flag => flag ? "True" : "False",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => FloatText.Of(number),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        JinjaUndefined undefined => undefined.Print(),
        IJinjaObject other => other.Print(),
        _ => Repr(value),
    };

    public static string Repr(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, 0);
        return text.ToString();
    }

    static void Write(StringBuilder text, object? value, int depth)
    {
        if (depth > MaxDepth)
        {
            text.Append("...");
            return;
        }
        switch (value)
        {
            case string quoted:
                Quoting.Write(text, quoted);
                break;
            case decimal number:
                text.Append("Decimal('").Append(number.ToString(CultureInfo.InvariantCulture)).Append("')");
                break;
            case JinjaUndefined:
                text.Append("Undefined");
                break;
            case IJinjaObject other:
                text.Append(other.PrintQuoted());
                break;
            case JinjaDict dict:
                WriteDict(text, dict, depth);
                break;
            case JinjaRange or JinjaStream:
                text.Append(value);
                break;
            case IReadOnlyCollection<object?> items:
                WriteItems(text, items, depth);
                break;
            default:
                text.Append(Str(value));
                break;
        }
    }

    static void WriteDict(StringBuilder text, JinjaDict dict, int depth)
    {
        var separator = "";
        text.Append('{');
        foreach (var (key, value) in dict)
        {
            text.Append(separator);
            Write(text, key, depth + 1);
            text.Append(": ");
            Write(text, value, depth + 1);
            separator = ", ";
        }
        text.Append('}');
    }

    static void WriteItems(StringBuilder text, IReadOnlyCollection<object?> items, int depth)
    {
        var (open, close) = Brackets(items);
        var separator = "";
        text.Append(open);
        foreach (var item in items)
        {
            text.Append(separator);
            Write(text, item, depth + 1);
            separator = ", ";
        }
        text.Append(close);
    }

    static (string Open, string Close) Brackets(IReadOnlyCollection<object?> items) => items switch
    {
        JinjaTuple { Count: 1 } => ("(", ",)"),
        JinjaTuple => ("(", ")"),
        JinjaSet { Count: 0 } => ("set(", ")"),
        JinjaSet => ("{", "}"),
        JinjaView view => (view.Name + "([", "])"),
        _ => ("[", "]"),
    };
}
