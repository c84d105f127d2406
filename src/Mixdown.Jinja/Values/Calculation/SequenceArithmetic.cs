using System.Text;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Syntax.Lexing;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Values.Calculation;

/// <summary>Operators of texts, lists, tuples and sets.</summary>
static class SequenceArithmetic
{
    public static object? Apply(TokenKind op, object? left, object? right) => (op, left, right) switch
    {
        (TokenKind.Plus, string x, string y) => Join(x, y),
        (TokenKind.Plus, JinjaList x, JinjaList y) => new JinjaList(Join(x, y)),
        (TokenKind.Plus, JinjaTuple x, JinjaTuple y) => new JinjaTuple([.. Join(x, y)]),
        (TokenKind.Minus, JinjaSet x, JinjaSet y) => new JinjaSet(x.Where(item => !y.Has(item))),
        (TokenKind.Modulo, string format, _) => PercentFormat.Apply(format, right),
        (TokenKind.Times, _, _) => Repeat(left, right) ?? Repeat(right, left) ?? throw Unsupported(op, left, right),
        _ => throw Unsupported(op, left, right),
    };

    static string Join(string x, string y)
    {
        Sizes.CheckText((long)x.Length + y.Length);
        return x + y;
    }

    static List<object?> Join(IReadOnlyList<object?> x, IReadOnlyList<object?> y)
    {
        Sizes.CheckItems((long)x.Count + y.Count);
        return [.. x, .. y];
    }

    /// <summary>Null when this is not a sequence and a count.</summary>
    static object? Repeat(object? sequence, object? count)
    {
        if (!Numbers.TryLong(count, out var times))
            return null;
        times = Math.Max(0, times);
        return sequence switch
        {
            string text => RepeatText(text, times),
            JinjaList list => new JinjaList(RepeatItems(list, times)),
            JinjaTuple tuple => new JinjaTuple([.. RepeatItems(tuple, times)]),
            _ => null,
        };
    }

    static string RepeatText(string text, long times)
    {
        Sizes.CheckText(times > Sizes.MaxText && text.Length > 0 ? times : text.Length * times);
        return text.Length == 0 ? "" : new StringBuilder().Insert(0, text, (int)times).ToString();
    }

    static List<object?> RepeatItems(IReadOnlyList<object?> items, long times)
    {
        Sizes.CheckItems(times > Sizes.MaxItems && items.Count > 0 ? times : items.Count * times);
        var all = new List<object?>();
        for (var round = 0; round < times && items.Count > 0; round++)
            all.AddRange(items);
        return all;
    }

    static JinjaException Unsupported(TokenKind op, object? left, object? right)
    {
        var (x, y) = (TypeNames.Of(left), TypeNames.Of(right));
        var message = op == TokenKind.Plus && left is string or JinjaList or JinjaTuple
            ? $"can only concatenate {x} (not \"{y}\") to {x}"
            : $"unsupported operand type(s) for {Arithmetic.Sign(op)}: '{x}' and '{y}'";
        return new JinjaException(JinjaErrorKind.Type, message)
        {
            Hint = op == TokenKind.Plus && (left is string || right is string) ? "Join with ~, which makes text of both sides." : null,
        };
    }
}
