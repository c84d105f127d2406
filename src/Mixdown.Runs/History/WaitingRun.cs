namespace Mixdown.Runs.History;

/// <summary>A run that waits for its turn.</summary>
/// <param name="Id">The id that it will have when it begins; stops it meanwhile.</param>
/// <param name="Command">The verb, and what follows it.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="Behind">The command of the run that it waits for; null: its turn has come, and it is about to begin.</param>
public sealed record WaitingRun(string Id, string Command, DateTimeOffset AskedAt, string? Behind);
