namespace Mixdown.Bench.Reports;

/// <summary>All numbers of one benchmark, as <c>bench/results/NAME.json</c> holds them.</summary>
sealed record Report(string Bench, string Question, string Day, Machine Machine, IReadOnlyList<Measure> Measures);
