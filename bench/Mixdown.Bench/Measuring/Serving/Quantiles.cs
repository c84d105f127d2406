namespace Mixdown.Bench.Measuring.Serving;

/// <summary>Times in milliseconds, as shares of them see it.</summary>
sealed class Quantiles(IEnumerable<double> times)
{
    readonly double[] _sorted = [.. times.Order()];

    public int Count => _sorted.Length;

    /// <summary>What this share of them does not exceed, for example 0.95; NaN where there are none.</summary>
    public double At(double share) => Count == 0 ? double.NaN : _sorted[Math.Min(Count - 1, (int)(Count * share))];
}
