using System.Globalization;
using System.Text;
using Mixdown.Jinja.Values.Calculation;

namespace Mixdown.Jinja.Values.Formatting;

/// <summary>Python's <c>'%s' % value</c>.</summary>
sealed class PercentFormat
{
    readonly string _format;
    readonly object? _values;
    readonly StringBuilder _text = new();
    int _at;
    int _next;

    PercentFormat(string format, object? values)
    {
        _format = format;
        _values = values;
    }

    public static string Apply(string format, object? values)
    {
        var formatter = new PercentFormat(format, values);
        formatter.Run();
        return formatter._text.ToString();
    }

    void Run()
    {
        while (_at < _format.Length)
        {
            var mark = _format.IndexOf('%', _at);
            var end = mark < 0 ? _format.Length : mark;
            _text.Append(_format, _at, end - _at);
            _at = end + 1;
            if (mark >= 0)
                Convert();
            Sizes.CheckText(_text.Length);
        }
        if (_values is JinjaTuple tuple ? _next < tuple.Count : _values is not JinjaDict && _next == 0)
            throw Fail("not all arguments converted during string formatting");
    }

    void Convert()
    {
        var key = Key();
        var flags = Take("#0- +");
        var width = Width();
        var precision = Peek() == '.' ? Precision() : -1;
        Take("hlL");
        var type = Peek() == '\0' ? throw Fail("incomplete format") : _format[_at++];
        if (type == '%')
        {
            _text.Append('%');
            return;
        }
        var value = key is null ? NextValue() : Named(key);
        var isLeft = width < 0 || flags.Contains('-', StringComparison.Ordinal);
        var align = isLeft ? '<' : flags.Contains('0', StringComparison.Ordinal) && type is not ('s' or 'r' or 'a') ? '=' : '>';
        var sign = flags.Contains('+', StringComparison.Ordinal) ? '+' : flags.Contains(' ', StringComparison.Ordinal) ? ' ' : '\0';
        var isAlternate = flags.Contains('#', StringComparison.Ordinal);
        Sizes.CheckText(Math.Max(Math.Abs((long)width), precision));
        _text.Append(Formatted(value, new FormatSpec(align == '=' ? '0' : ' ', align, sign, isAlternate, Math.Abs(width), '\0', precision, type)));
    }

    static string Formatted(object? value, FormatSpec spec) => spec.Type switch
    {
        's' => spec.Apply(Printing.Str(value)),
        'r' or 'a' => spec.Apply(Printing.Repr(value)),
        'd' or 'i' or 'u' => (spec with { Type = 'd', Precision = -1 }).Apply(value is double number ? Numbers.Truncate(number) : NeedsNumber(value)),
        'c' when value is string text => spec.Apply(text),
        _ => spec.Apply(NeedsNumber(value)),
    };

    static object NeedsNumber(object? value) => value switch
    {
        JinjaUndefined undefined => throw undefined.Fail(),
        bool flag => flag ? 1L : 0L,
        decimal or long or double or System.Numerics.BigInteger => value,
        _ => throw new JinjaException(JinjaErrorKind.Type, $"this % format needs a number, not {TypeNames.Of(value)}"),
    };

    char Peek() => _at < _format.Length ? _format[_at] : '\0';

    string? Key()
    {
        if (Peek() != '(')
            return null;
        var close = _format.IndexOf(')', _at);
        if (close < 0)
            throw Fail("incomplete format key");
        var key = _format[(_at + 1)..close];
        _at = close + 1;
        return key;
    }

    string Take(string set)
    {
        var start = _at;
        while (Peek() != '\0' && set.Contains(Peek(), StringComparison.Ordinal))
            _at++;
        return _format[start.._at];
    }

    int Width()
    {
        if (Peek() != '*')
            return Number();
        _at++;
        return Numbers.TryLong(NextValue(), out var width) ? (int)Math.Clamp(width, int.MinValue + 1, int.MaxValue) : throw Fail("* wants int");
    }

    int Precision()
    {
        _at++;
        return Width();
    }

    int Number()
    {
        var digits = Take("0123456789");
        return digits.Length is 0 or > 9 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    object? Named(string key)
    {
        if (_values is not JinjaDict dict)
            throw Fail("format requires a mapping");
        return dict.TryGet(key, out var value) ? value : throw Fail($"the mapping has no key '{key}'");
    }

    object? NextValue()
    {
        var index = _next++;
        if (_values is JinjaTuple tuple)
            return index < tuple.Count ? tuple[index] : throw Fail("not enough arguments for format string");
        return index == 0 ? _values : throw Fail("not enough arguments for format string");
    }

    static JinjaException Fail(string message) => new(JinjaErrorKind.Type, message);
}
