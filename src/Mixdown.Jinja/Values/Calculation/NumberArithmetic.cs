using System.Numerics;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Values.Calculation;

/// <summary>Arithmetic of two numbers: float when one side is a float, else Decimal when one side is a Decimal, else int
/// of any size.</summary>
static class NumberArithmetic
{
    public static object Apply(TokenKind op, object left, object right)
    {
        if (left is double || right is double)
            return OfDoubles(op, Numbers.Double(left), Numbers.Double(right));
        if (left is decimal || right is decimal)
            return OfDecimals(op, Numbers.Decimal(left), Numbers.Decimal(right));
        return OfIntegers(op, Numbers.Big(left), Numbers.Big(right));
    }

    static object OfIntegers(TokenKind op, BigInteger x, BigInteger y) => op switch
    {
        TokenKind.Plus => Numbers.Normal(x + y),
        TokenKind.Minus => Numbers.Normal(x - y),
        TokenKind.Times => Product(x, y),
        TokenKind.Divide => y.IsZero ? throw ByZero() : Quotient(x, y),
        TokenKind.FloorDivide => y.IsZero ? throw ByZero() : Numbers.Normal(Floor(x, y)),
        TokenKind.Modulo => y.IsZero ? throw ByZero() : Numbers.Normal(x - y * Floor(x, y)),
        _ => Power(x, y),
    };

    static object Product(BigInteger x, BigInteger y)
    {
        CheckBits(x.GetBitLength() + y.GetBitLength());
        return Numbers.Normal(x * y);
    }

    static object Quotient(BigInteger x, BigInteger y) =>
        x.GetBitLength() < 1000 && y.GetBitLength() < 1000 ? (double)x / (double)y : (double)(x / y);

    static BigInteger Floor(BigInteger x, BigInteger y)
    {
        var quotient = BigInteger.DivRem(x, y, out var rest);
        return !rest.IsZero && rest.Sign != y.Sign ? quotient - 1 : quotient;
    }

    static object Power(BigInteger x, BigInteger y)
    {
        if (y.Sign < 0)
            return x.IsZero ? throw ByZero() : Math.Pow((double)x, (double)y);
        if (BigInteger.Abs(x) <= 1)
            return Numbers.Normal(BigInteger.Pow(x, y.IsZero ? 0 : y.IsEven ? 2 : 1));
        CheckBits(y > Numbers.MaxBits ? long.MaxValue : (x.GetBitLength() - 1) * (long)y);
        return Numbers.Normal(BigInteger.Pow(x, (int)y));
    }

    static void CheckBits(long bits)
    {
        if (bits > Numbers.MaxBits)
            throw new JinjaException(JinjaErrorKind.Limit, "the number would have too many digits");
    }

    static object OfDoubles(TokenKind op, double x, double y) => op switch
    {
        TokenKind.Plus => x + y,
        TokenKind.Minus => x - y,
        TokenKind.Times => x * y,
        TokenKind.Divide => y == 0 ? throw ByZero() : x / y,
        TokenKind.FloorDivide => y == 0 ? throw ByZero() : Math.Floor(x / y),
        TokenKind.Modulo => y == 0 ? throw ByZero() : Modulo(x, y),
        _ => Math.Pow(x, y),
    };

    static double Modulo(double x, double y)
    {
        var rest = x % y;
        return rest != 0 && rest < 0 != y < 0 ? rest + y : rest;
    }

    static object OfDecimals(TokenKind op, decimal x, decimal y) => op switch
    {
        TokenKind.Plus => x + y,
        TokenKind.Minus => x - y,
        TokenKind.Times => x * y,
        TokenKind.Divide => y == 0 ? throw ByZero() : x / y,
        TokenKind.FloorDivide => y == 0 ? throw ByZero() : decimal.Truncate(x / y),
        TokenKind.Modulo => y == 0 ? throw ByZero() : x % y,
        _ => (decimal)Math.Pow((double)x, (double)y),
    };

    static JinjaException ByZero() => new(JinjaErrorKind.Value, "division by zero");
}
