namespace Mixdown.Runs.Events;

/// <summary>The nodes of a build are known.</summary>
/// <param name="At">When.</param>
/// <param name="Nodes">Models, seeds and snapshots to build.</param>
/// <param name="Checks">Checks to run.</param>
/// <param name="Unchanged">Nodes left alone since neither they nor what they read has changed.</param>
public sealed record BuildStarted(DateTimeOffset At, int Nodes, int Checks, int Unchanged) : RunEvent(At)
{
    /// <summary>Nodes in work at the same time.</summary>
    public required int Threads { get; init; }

    /// <summary>How many nodes of each resource type the project has, dbt's words, those that are not selected included.</summary>
    public required IReadOnlyDictionary<string, int> Resources { get; init; }

    /// <summary>What is to be done, in an order in which it can be done.</summary>
    public IReadOnlyList<PlannedStep> Steps { get; init; } = [];
}
