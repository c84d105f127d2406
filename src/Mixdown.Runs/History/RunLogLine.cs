namespace Mixdown.Runs.History;

/// <summary>A line of a run's log.</summary>
/// <param name="At">When.</param>
/// <param name="Level">info, warn, error; debug for what templates say to developers.</param>
/// <param name="Text">What; may have several lines.</param>
public sealed record RunLogLine(DateTimeOffset At, string Level, string Text);
