namespace Mixdown.Runs.Events;

/// <summary>A part of a build that waits for its turn: a node with its checks, or a lone check.</summary>
/// <param name="Node">The node, or the check.</param>
/// <param name="Group">The folder under <c>models</c> that it lies in: silver, gold, marts; the kind of node where there is none.</param>
/// <param name="DependsOn">Ids of steps of the same build that have to succeed first.</param>
public sealed record PlannedStep(RunNode Node, string Group, IReadOnlyList<string> DependsOn)
{
    /// <summary>How long it took when it last succeeded; null when it never did.</summary>
    public TimeSpan? LastTook { get; init; }
}
