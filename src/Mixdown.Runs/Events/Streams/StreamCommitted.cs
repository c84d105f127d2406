using Mixdown.Streams.Running;

namespace Mixdown.Runs.Events.Streams;

/// <summary>Rows of a topic are in its table.</summary>
/// <param name="At">When.</param>
/// <param name="Commit">What it brought.</param>
public sealed record StreamCommitted(DateTimeOffset At, TopicCommitted Commit) : RunEvent(At);
