namespace Mixdown.Runs.History.Asking;

/// <summary>What became of a run that a page asked for.</summary>
/// <param name="RunId">The run; while it waits for its turn it is among those that wait, and can be stopped there.</param>
/// <param name="Behind">The command of the run that it waits for; null when it began.</param>
public sealed record RunBegun(string RunId, string? Behind);
