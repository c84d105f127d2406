using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Evolution;

/// <summary>Chooses a column's type from what its values look like. Pure. The rule stands in
/// docs/decisions/0006-csv-types.md: no value may change its meaning, and a few bad values may not cost a column its type.</summary>
static class TypeGuess
{
    const int SmallDigits = 18;
    const int MostDigits = 38;

    // A double gives back the 15 digits that it was given.
    const int DoubleDigits = 15;

    // Of fewer values a few bad ones are no exception but a pattern.
    const long EnoughValues = 20;

    /// <summary>The type; text where nothing else holds every value, or all but a few bad ones.</summary>
    /// <param name="seen">The column's values.</param>
    /// <param name="confidence">The share of values that must fit, for types that allow bad values.</param>
    public static DataType Of(TypeEvidence seen, double confidence)
    {
        if (seen.Values == 0)
            return DataType.Text;
        var enough = seen.Values < EnoughValues ? 1 : confidence;
        return Number(seen, enough) ?? Time(seen, enough) ?? (seen[ValueKind.Truth] == seen.Values ? new DataType.Boolean() : DataType.Text);
    }

    /// <summary>Whether the column is text only because its dates may be read in more than one way.</summary>
    public static bool IsUnclearDate(TypeEvidence seen) =>
        seen.Values > 0 && seen[ValueKind.OtherDate] + seen[ValueKind.Date] >= 0.95 * seen.Values && seen[ValueKind.OtherDate] > 0.05 * seen.Values;

    static DataType? Number(TypeEvidence seen, double enough)
    {
        var whole = seen[ValueKind.Whole];
        var numbers = whole + seen[ValueKind.Huge] + seen[ValueKind.Fixed] + seen[ValueKind.Exponent];
        if (numbers == 0 || seen[ValueKind.Code] > 0 || numbers < enough * seen.Values)
            return null;
        // 90210 among K1A 0B1 is a code. Only numbers with decimals are numbers beyond doubt; whole ones bear words for nothing.
        if (seen[ValueKind.Fixed] + seen[ValueKind.Exponent] < enough * numbers / 2 && numbers + seen[ValueKind.Nothing] < seen.Values)
            return null;
        if (seen[ValueKind.Exponent] > 0)
            return Math.Max(seen.ExponentDigits, seen.WholeDigits + seen.Decimals) <= DoubleDigits ? new DataType.Float(64) : DataType.Text;
        return seen[ValueKind.Fixed] + seen[ValueKind.Huge] == 0 ? DataType.Int64 : Decimal(seen);
    }

    static DataType Decimal(TypeEvidence seen) => (seen.WholeDigits + seen.Decimals) switch
    {
        <= SmallDigits => new DataType.Decimal(SmallDigits, seen.Decimals),
        <= MostDigits => new DataType.Decimal(MostDigits, seen.Decimals),
        _ => DataType.Text,
    };

    static DataType? Time(TypeEvidence seen, double enough)
    {
        var needed = enough * seen.Values;
        if (seen[ValueKind.Date] > 0 && seen[ValueKind.Date] >= needed)
            return new DataType.Date();
        if (seen[ValueKind.LocalTime] > 0 && seen[ValueKind.LocalTime] >= needed)
            return DataType.LocalTime;
        return seen[ValueKind.Instant] > 0 && seen[ValueKind.Instant] >= needed ? DataType.Instant : null;
    }
}
