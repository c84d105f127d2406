namespace Mixdown.Runs.Quality;

/// <summary>How many rows are usual. Pure.</summary>
/// <param name="Median">Half of the runs had fewer.</param>
/// <param name="Low">Fewer are unusual.</param>
/// <param name="High">More are unusual.</param>
public sealed record VolumeBand(double Median, double Low, double High)
{
    /// <summary>Runs from which a band can be told.</summary>
    internal const int LeastRuns = 5;

    /// <summary>Median deviations that are usual: three of them hold all but the oddest runs, and one odd run moves neither the median
    /// nor the deviation.</summary>
    const double Deviations = 3;

    /// <summary>The least half width, as a part of the median: a table that always has the same number of rows may have one more.</summary>
    const double LeastPart = 0.1;

    /// <summary>The band of some runs; null when they are too few.</summary>
    internal static VolumeBand? Of(IReadOnlyList<long> rows)
    {
        if (rows.Count < LeastRuns)
            return null;
        var median = MedianOf([.. rows.Select(count => (double)count)]);
        var deviation = MedianOf([.. rows.Select(count => Math.Abs(count - median))]);
        var half = Math.Max(Deviations * deviation, LeastPart * median);
        return new VolumeBand(median, Math.Max(0, median - half), median + half);
    }

    /// <summary>Whether a number is unusual.</summary>
    internal bool IsOutside(long rows) => rows < Low || rows > High;

    static double MedianOf(double[] values)
    {
        Array.Sort(values);
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
