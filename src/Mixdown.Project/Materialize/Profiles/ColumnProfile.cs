namespace Mixdown.Project.Materialize.Profiles;

/// <summary>What the values of a column are like.</summary>
/// <param name="Name">The column.</param>
/// <param name="Type">The engine's name of its type.</param>
/// <param name="Kind">What the numbers below mean.</param>
/// <param name="Nulls">Rows without a value.</param>
/// <param name="Distinct">How many different values there are, about; null where nobody can tell.</param>
public sealed record ColumnProfile(string Name, string Type, ValueKind Kind, long Nulls, long? Distinct)
{
    /// <summary>The least value, as text; null where there is none, or it is hidden.</summary>
    public string? Min { get; init; }

    /// <summary>The greatest value, as text.</summary>
    public string? Max { get; init; }

    /// <summary>The least number: of a time its second since 1970, of a text its length.</summary>
    public double? Low { get; init; }

    /// <summary>The greatest number, likewise.</summary>
    public double? High { get; init; }

    /// <summary>The mean, likewise.</summary>
    public double? Mean { get; init; }

    /// <summary>A quarter of the values are not above it; null of texts.</summary>
    public double? FirstQuartile { get; init; }

    /// <summary>Half of the values are not above it.</summary>
    public double? Median { get; init; }

    /// <summary>Three quarters of the values are not above it.</summary>
    public double? ThirdQuartile { get; init; }

    /// <summary>The most frequent values, the most frequent first.</summary>
    public IReadOnlyList<FrequentValue> Frequent { get; init; } = [];

    /// <summary>How the numbers are spread, in steps of one width from the least to the greatest; empty where there is nothing to
    /// spread.</summary>
    public IReadOnlyList<HistogramBar> Histogram { get; init; } = [];
}
