using System.Numerics;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Values.Calculation;

/// <summary>Python's operators with two sides.</summary>
static class Arithmetic
{
    public static object? Apply(TokenKind op, object? left, object? right)
    {
        if (left is JinjaUndefined undefinedLeft)
            return undefinedLeft.Follow(undefinedLeft.Name);
        if (right is JinjaUndefined undefinedRight)
            return undefinedRight.Follow(undefinedRight.Name);
        if (left is ICalculable first && first.TryCalculate(op, right, isRight: false, out var result))
            return result;
        if (right is ICalculable second && second.TryCalculate(op, left, isRight: true, out result))
            return result;
        return Numbers.IsNumber(left) && Numbers.IsNumber(right)
            ? NumberArithmetic.Apply(op, left!, right!)
            : SequenceArithmetic.Apply(op, left, right);
    }

    public static object? Add(object? left, object? right)
    {
        if (left is long x && right is long y)
        {
            var sum = unchecked(x + y);
            return ((x ^ sum) & (y ^ sum)) >= 0 ? Boxes.Of(sum) : Numbers.Normal((BigInteger)x + y);
        }
        return Apply(TokenKind.Plus, left, right);
    }


    public static object? Negate(object? value) => value switch
    {
        long number and > long.MinValue => Boxes.Of(-number),
        double number => -number,
        decimal number => -number,
        bool or long or BigInteger => Numbers.Normal(-Numbers.Big(value)),
        JinjaUndefined undefined => undefined.Follow(undefined.Name),
        ICalculable other when other.TryCalculate(TokenKind.Times, -1L, isRight: false, out var result) => result,
        _ => throw new JinjaException(JinjaErrorKind.Type, $"bad operand type for unary -: '{TypeNames.Of(value)}'"),
    };

    public static object? Plus(object? value) => value switch
    {
        bool flag => Boxes.Of(flag ? 1L : 0L),
        JinjaUndefined undefined => undefined.Follow(undefined.Name),
        _ when Numbers.IsNumber(value) => value,
        _ => throw new JinjaException(JinjaErrorKind.Type, $"bad operand type for unary +: '{TypeNames.Of(value)}'"),
    };

    /// <summary>The sign of <paramref name="op"/> in messages.</summary>
    public static string Sign(TokenKind op) => op switch
    {
        TokenKind.Plus => "+",
        TokenKind.Minus => "-",
        TokenKind.Times => "*",
        TokenKind.Divide => "/",
        TokenKind.FloorDivide => "//",
        TokenKind.Modulo => "%",
        _ => "**",
    };
}
