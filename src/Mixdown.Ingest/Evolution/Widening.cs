using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Evolution;

/// <summary>Finds the type that holds what a column has and what comes, without loss. Pure. Text holds every scalar; what is
/// nested, and bytes, stay as they are.</summary>
static class Widening
{
    const int SmallDigits = 18;
    const int MostDigits = 38;

    // A double gives back the 15 digits that it was given, and a float 6.
    const int DoubleDigits = 15;
    const int FloatDigits = 6;

    /// <summary>The column's type once values of the type <paramref name="come"/> are in it; <paramref name="have"/> itself where
    /// it holds them all, or where no type holds both.</summary>
    public static DataType Join(DataType have, DataType come)
    {
        if (have == come || !IsScalar(have) || !IsScalar(come) || have is DataType.String)
            return have;
        return (have, come) switch
        {
            (DataType.Integer a, DataType.Integer b) => a.Bits >= b.Bits ? a : b,
            (DataType.Float a, DataType.Float b) => a.Bits >= b.Bits ? a : b,
            (DataType.Float a, DataType.Integer or DataType.Decimal) => Digits(come).Whole + Digits(come).Scale <= Digits(a).Whole ? a : DataType.Text,
            (DataType.Integer a, DataType.Float b) => Digits(a).Whole <= Digits(b).Whole ? b : DataType.Text,
            (DataType.Integer or DataType.Decimal, DataType.Integer or DataType.Decimal) => Fixed(have, Digits(come).Whole, Digits(come).Scale),
            (DataType.Date, DataType.Timestamp { HasZone: false }) => come,
            (DataType.Timestamp { HasZone: false }, DataType.Date) => have,
            _ => DataType.Text,
        };
    }

    /// <summary>Whether a type that a person chose holds every value of another one.</summary>
    public static bool Holds(DataType wide, DataType narrow) => (wide, narrow) switch
    {
        _ when wide == narrow => true,
        (DataType.String, _) => IsScalar(narrow),
        (DataType.Integer a, DataType.Integer b) => a.Bits >= b.Bits,
        (DataType.Float a, DataType.Float b) => a.Bits >= b.Bits,
        (DataType.Float, DataType.Integer) or (DataType.Decimal, DataType.Integer or DataType.Decimal) =>
            Digits(wide).Whole >= Digits(narrow).Whole && Digits(wide).Scale >= Digits(narrow).Scale,
        (DataType.Timestamp { HasZone: false }, DataType.Date) => true,
        _ => false,
    };

    /// <summary>As <see cref="Join"/>, of values whose type is not settled: what they look like is tighter than any guess of their
    /// type. Words for nothing (n/a, -) are no reason to widen: they are rescued.</summary>
    public static DataType For(DataType have, TypeEvidence seen, Func<TypeEvidence, DataType> guess)
    {
        var meant = seen.WithoutNothing();
        if (meant.Values == 0)
            return have;
        var come = guess(meant);
        return (have, come) switch
        {
            (DataType.Integer { Bits: 64 }, DataType.Integer) => have,
            (DataType.Integer or DataType.Decimal, DataType.Integer or DataType.Decimal) => Fixed(have, meant.WholeDigits, meant.Decimals),
            (DataType.Float real, DataType.Integer or DataType.Decimal) => meant.WholeDigits + meant.Decimals <= Digits(real).Whole ? have : DataType.Text,
            _ => Join(have, come),
        };
    }

    /// <summary>An exact number with room for so many digits beside its own. Up to 18 digits it is one machine word; beyond, all
    /// 38 cost the same, and the next file need not widen it again.</summary>
    static DataType Fixed(DataType have, int whole, int scale)
    {
        var own = Digits(have);
        if (whole <= own.Whole && scale <= own.Scale)
            return have;
        var widest = Math.Max(own.Scale, scale);
        return (Math.Max(own.Whole, whole) + widest) switch
        {
            <= SmallDigits => new DataType.Decimal(SmallDigits, widest),
            <= MostDigits => new DataType.Decimal(MostDigits, widest),
            _ => DataType.Text,
        };
    }

    static (int Whole, int Scale) Digits(DataType type) => type switch
    {
        DataType.Decimal number => (number.Precision - number.Scale, number.Scale),
        DataType.Float { Bits: 64 } => (DoubleDigits, 0),
        DataType.Float => (FloatDigits, 0),
        DataType.Integer { Bits: 64 } => (19, 0),
        DataType.Integer { Bits: 32 } => (10, 0),
        DataType.Integer { Bits: 16 } => (5, 0),
        _ => (3, 0),
    };

    static bool IsScalar(DataType type) => type is not (DataType.List or DataType.Struct or DataType.Map or DataType.Binary);
}
