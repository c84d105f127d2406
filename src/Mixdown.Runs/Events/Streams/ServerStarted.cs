namespace Mixdown.Runs.Events.Streams;

/// <summary>The web server of a process that runs streams answers from now on.</summary>
/// <param name="At">When.</param>
/// <param name="Address">Where: <c>http://127.0.0.1:8080/</c>.</param>
public sealed record ServerStarted(DateTimeOffset At, string Address) : RunEvent(At);
