using System.Globalization;
using System.Text;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Builtins;

/// <summary>Python's <c>'{}'.format(value)</c>.</summary>
sealed class BraceFormat(JinjaRun run, JinjaTuple positional, JinjaDict named)
{
    /// <summary>Fields inside the format of a field; Python allows as many.</summary>
    const int MaxDepth = 2;

    int _next;

    public static string Apply(JinjaRun run, string format, JinjaTuple positional, JinjaDict named) =>
        new BraceFormat(run, positional, named).Format(format, 0);

    string Format(string format, int depth)
    {
        if (depth >= MaxDepth)
            throw Fail("Max string recursion exceeded");
        var text = new StringBuilder();
        for (var at = 0; at < format.Length; at++)
        {
            var c = format[at];
            if (c is not ('{' or '}'))
                text.Append(c);
            else if (at + 1 < format.Length && format[at + 1] == c)
                text.Append(format[at++]);
            else if (c == '}')
                throw Fail("Single '}' encountered in format string");
            else
                text.Append(Field(format[(at + 1)..(at = CloseOf(format, at))], depth));
            Sizes.CheckText(text.Length);
        }
        return text.ToString();
    }

    static int CloseOf(string format, int open)
    {
        var depth = 0;
        for (var at = open; at < format.Length; at++)
        {
            depth += format[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return at;
        }
        throw Fail("expected '}' before end of string");
    }

    string Field(string field, int depth)
    {
        var colon = field.IndexOf(':', StringComparison.Ordinal);
        var (name, spec) = colon < 0 ? (field, "") : (field[..colon], Format(field[(colon + 1)..], depth + 1));
        var bang = name.IndexOf('!', StringComparison.Ordinal);
        var value = Value(bang < 0 ? name : name[..bang]);
        if (bang >= 0)
            value = name[(bang + 1)..] == "r" ? Printing.Repr(value) : Printing.Str(value);
        if (value is IFormattableValue formattable && spec.Length > 0)
            return formattable.Format(spec);
        return spec.Length == 0 ? Printing.Str(value) : FormatSpec.Parse(spec).Apply(value);
    }

    object? Value(string name)
    {
        var end = name.IndexOfAny(['.', '[']);
        var value = First(end < 0 ? name : name[..end]);
        while (end >= 0 && end < name.Length)
        {
            var isItem = name[end] == '[';
            var stop = isItem ? name.IndexOf(']', end) : name.IndexOfAny(['.', '['], end + 1);
            if (isItem && stop < 0)
                throw Fail("Missing ']' in format string");
            var part = name[(end + 1)..(stop < 0 ? name.Length : stop)];
            value = isItem ? Access.Item(run, value, Key(part)) : Access.Attribute(run, value, part);
            end = stop < 0 ? -1 : isItem ? stop + 1 : stop;
        }
        return value;
    }

    object? First(string name)
    {
        if (name.Length == 0)
            return At(_next++);
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return At(index);
        return named.TryGet(name, out var value) ? value : throw Fail($"the format names '{name}', which is not given");
    }

    object? At(int index) => index < positional.Count
        ? positional[index]
        : throw Fail($"the format names argument {index.ToString(CultureInfo.InvariantCulture)}, but there are {positional.Count.ToString(CultureInfo.InvariantCulture)}");

    static object Key(string part) => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : part;

    static JinjaException Fail(string message) => new(JinjaErrorKind.Value, message);
}
