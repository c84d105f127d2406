using Mixdown.Project.Graph;
using Mixdown.Runs.Events;

namespace Mixdown.Runs.Running.Steps;

/// <summary>The steps of a build with what is known of them from earlier ones.</summary>
/// <param name="Steps">In an order in which they can be taken.</param>
/// <param name="LastSeconds">How long each took when it last succeeded, by id; those that never did are missing.</param>
sealed record StepsToTake(IReadOnlyList<BuildStep> Steps, IReadOnlyDictionary<string, double> LastSeconds)
{
    /// <summary>What a node that never ran is taken to need; only its size beside measured times matters.</summary>
    const double TypicalSeconds = 0.02;

    /// <summary>How many of them build a node.</summary>
    public int Nodes => Steps.Count(step => step.Node is not null);

    /// <summary>How many checks they have.</summary>
    public int Checks => Steps.Sum(step => step.Checks.Count);

    /// <summary>For those who decide which comes next.</summary>
    public NodeSchedule Schedule() => new([.. Steps.Select(step => new ScheduledNode(step.Id, step.DependsOn, LastSeconds.GetValueOrDefault(step.Id, TypicalSeconds)))]);

    /// <summary>For those who look on.</summary>
    public IReadOnlyList<PlannedStep> Planned() => [.. Steps.Select(Planned)];

    PlannedStep Planned(BuildStep step)
    {
        var node = step.Node ?? step.Checks[0];
        return new PlannedStep(RunNode.Of(node), RunNode.GroupOf(node), step.DependsOn)
        {
            LastTook = LastSeconds.TryGetValue(step.Id, out var seconds) ? TimeSpan.FromSeconds(seconds) : null,
        };
    }
}
