namespace Mixdown.Bench.Reports;

/// <summary>One number.</summary>
/// <param name="Name">What was measured, for example <c>mixdown compile, median of 20</c>.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="Unit">For example <c>s</c>, <c>rows/s</c>, <c>MB</c>.</param>
/// <param name="Rival">What the rival took, in the same unit and the same run; null where the number stands for itself.</param>
/// <param name="RivalName">Who the rival is.</param>
/// <param name="Goal">The figure to reach, in words, for example <c>under 0.1 s</c>.</param>
sealed record Measure(string Name, double Value, string Unit, double? Rival = null, string? RivalName = null, string? Goal = null)
{
    /// <summary>Ours over the rival's; which side of 1 is better follows from the unit.</summary>
    public double? Ratio => Rival is > 0 ? Value / Rival : null;
}
