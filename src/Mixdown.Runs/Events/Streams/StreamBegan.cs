namespace Mixdown.Runs.Events.Streams;

/// <summary>A stream is read from now on.</summary>
/// <param name="At">When.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Kind">What it reads: <c>collector</c>, <c>kafka</c>.</param>
/// <param name="Place">Where, as a person names it.</param>
/// <param name="Topics">The topics.</param>
public sealed record StreamBegan(DateTimeOffset At, string Stream, string Kind, string Place, IReadOnlyList<string> Topics) : RunEvent(At);
