namespace Mixdown.Data.Schemas.Types;

/// <summary>Which decimal holds a source's numbers of fixed point.</summary>
static class Decimals
{
    const int MostDigits = 38;

    /// <summary>A number without stated digits: 28 before the point and 10 behind it; the others are rescued.</summary>
    public static readonly TypeMapping Unstated = new(new DataType.Decimal(MostDigits, 10), TypeFit.Rescued);

    // With fewer digits before the point than behind it, too many values would not fit.
    const int MostDecimals = MostDigits / 2;

    /// <summary>From <c>numeric</c>, <c>numeric(10)</c> or <c>numeric(10,2)</c>. A scale may be negative or larger than the
    /// precision.</summary>
    public static TypeMapping Map(TypeText type) => type.Number(0) is { } precision ? Map(precision, type.Number(1) ?? 0) : Unstated;

    static TypeMapping Map(int precision, int scale) => (Digits: Math.Max(precision, scale) - Math.Min(scale, 0), scale) switch
    {
        ( <= MostDigits and var digits, _) => new(new DataType.Decimal(digits, Math.Max(scale, 0))),
        (_, <= MostDecimals) => new(new DataType.Decimal(MostDigits, Math.Max(scale, 0)), TypeFit.Rescued),
        _ => TypeMapping.AsText,
    };
}
