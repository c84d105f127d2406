namespace Mixdown.Runs.Serving.Sessions;

/// <summary>A publish of a model.</summary>
/// <param name="Id">Unique among all publishes of the target.</param>
/// <param name="At">When.</param>
public sealed record PublishedVersion(string Id, DateTimeOffset At);
