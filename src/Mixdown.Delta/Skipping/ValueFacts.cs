namespace Mixdown.Delta.Skipping;

/// <summary>What is known of a column's values in one file.</summary>
/// <param name="Min">No value is smaller; null when nothing is known.</param>
/// <param name="Max">No value is greater; null when nothing is known.</param>
/// <param name="MayBeNull">false only where no row is NULL.</param>
/// <param name="MayHaveValue">false only where every row is NULL.</param>
readonly record struct ValueFacts(string? Min, string? Max, bool MayBeNull, bool MayHaveValue)
{
    /// <summary>Nothing is known.</summary>
    public static ValueFacts Unknown { get; } = new(null, null, MayBeNull: true, MayHaveValue: true);
}
