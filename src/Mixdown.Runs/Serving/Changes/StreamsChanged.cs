namespace Mixdown.Runs.Serving.Changes;

/// <summary>Streams began, ended or cannot go on.</summary>
public sealed record StreamsChanged : ServedChange;
