namespace Mixdown.Runs.Dashboards.Exports;

/// <summary>What a file shows under one choice.</summary>
/// <param name="Values">The choice: a value for each of the file's offers, in their order.</param>
/// <param name="Answers">Where in the file's answers those of its tiles stand.</param>
public sealed record ExportedShot(IReadOnlyList<string> Values, IReadOnlyList<int> Answers);
