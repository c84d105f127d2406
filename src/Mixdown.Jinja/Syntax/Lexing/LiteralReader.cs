using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Syntax.Lexing;

/// <summary>The value of an expression that is made of literals only.</summary>
static class LiteralReader
{
    /// <returns>False when something in it is not a literal.</returns>
    public static bool TryRead(Expression expression, out object? value)
    {
        switch (expression)
        {
            case Expression.Constant constant:
                value = constant.Value;
                return true;
            case Expression.ListOf list:
                value = TryReadAll(list.Items) is { } items ? new JinjaList(items) : null;
                return value is not null;
            case Expression.TupleOf tuple:
                value = TryReadAll(tuple.Items) is { } parts ? new JinjaTuple([.. parts]) : null;
                return value is not null;
            case Expression.DictOf dict:
                value = TryReadDict(dict);
                return value is not null;
            case Expression.Sign { Operand: Expression.Constant { Value: long or double } operand } sign:
                value = Signed(sign.IsMinus, operand.Value);
                return true;
            default:
                value = null;
                return false;
        }
    }

    /// <summary>Null when one of them is not a literal.</summary>
    public static List<object?>? TryReadAll(IEnumerable<Expression> expressions)
    {
        var values = new List<object?>();
        foreach (var expression in expressions)
        {
            if (!TryRead(expression, out var value))
                return null;
            values.Add(value);
        }
        return values;
    }

    static JinjaDict? TryReadDict(Expression.DictOf dict)
    {
        var result = new JinjaDict();
        foreach (var (key, value) in dict.Entries)
        {
            if (key is not Expression.Constant { Value: var name } || !TryRead(value, out var item))
                return null;
            result[name] = item;
        }
        return result;
    }

    static object? Signed(bool isMinus, object? value) => (isMinus, value) switch
    {
        (true, long number) => Boxes.Of(-number),
        (true, double number) => -number,
        _ => value,
    };
}
