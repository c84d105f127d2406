namespace Mixdown.Simulation.Randomness;

/// <summary>Logarithm, exponential and sine from the four operations alone. Those are exact by IEEE 754 and so the same on every
/// machine, while the last bit of Math.Log and its like is the system library's.</summary>
static class PortableMath
{
    const double Ln2 = 0.693147180559945309417;

    /// <summary>The natural logarithm of a number above 0.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1022;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | (1022L << 52));
        if (mantissa < 0.70710678118654752440)
            (mantissa, exponent) = (mantissa * 2, exponent - 1);
        // ln m = 2 artanh((m - 1) / (m + 1)); the argument is at most 0.172, so the terms below reach the last bit.
        var s = (mantissa - 1) / (mantissa + 1);
        var z = s * s;
        var sum = 1.0 / 21;
        for (var n = 19; n >= 1; n -= 2)
            sum = (sum * z) + (1.0 / n);
        return (exponent * Ln2) + (2 * s * sum);
    }

    /// <summary>e to the power of <paramref name="x"/>, for -700 to 700.</summary>
    public static double Exp(double x)
    {
        var power = Math.Round(x / Ln2);
        var rest = x - (power * Ln2);
        var sum = 1.0;
        for (var n = 16; n >= 1; n--)
            sum = 1 + (sum * rest / n);
        return sum * BitConverter.Int64BitsToDouble((1023L + (long)power) << 52);
    }

    /// <summary>The sine of a part of a full turn: 0.25 is a quarter.</summary>
    public static double SinOfTurn(double turn)
    {
        var at = turn - Math.Floor(turn);
        var (folded, sign) = at > 0.5 ? (at - 0.5, -1.0) : (at, 1.0);
        var x = 2 * Math.PI * (folded > 0.25 ? 0.5 - folded : folded);
        var square = x * x;
        var sum = 1.0;
        for (var n = 20; n >= 2; n -= 2)
            sum = 1 - (sum * square / (n * (n + 1)));
        return sign * x * sum;
    }
}
