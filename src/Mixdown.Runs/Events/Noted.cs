using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Events;

/// <summary>Something a person should know: an error, a warning.</summary>
/// <param name="At">When.</param>
/// <param name="Diagnostic">What, where, and what to do.</param>
public sealed record Noted(DateTimeOffset At, Diagnostic Diagnostic) : RunEvent(At);
