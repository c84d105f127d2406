namespace Mixdown.Runs.Events;

/// <summary>Something that a run did. The terminal, <c>--json</c> and every later listener show these and nothing else.</summary>
/// <param name="At">When it happened.</param>
public abstract record RunEvent(DateTimeOffset At);
