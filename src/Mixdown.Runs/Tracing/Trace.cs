namespace Mixdown.Runs.Tracing;

/// <summary>The way from a value back to the records that it is made of.</summary>
/// <param name="Title">What is traced, in a person's words.</param>
/// <param name="Steps">From the value's own table back to sources; each names the step that led to it.</param>
public sealed record Trace(string Title, IReadOnlyList<TraceStep> Steps);
