using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;
using Mixdown.Runs.Events;

namespace Mixdown.Runs.Running.Steps;

/// <summary>What became of the steps of a build so far, told in events as it comes in. Safe for several threads.</summary>
/// <param name="steps">All steps.</param>
/// <param name="events">Are told.</param>
sealed class StepResults(IReadOnlyList<BuildStep> steps, RunEvents events)
{
    readonly Dictionary<string, BuildStep> _steps = steps.ToDictionary(step => step.Id, StringComparer.Ordinal);
    readonly List<NodeResult> _results = [];
    readonly List<(BuildStep Step, string Why)> _skipped = [];

    /// <summary>Steps that were run, in the order in which they ended.</summary>
    public IReadOnlyList<NodeResult> Results => _results;

    /// <summary>Steps that were left out, and why.</summary>
    public IReadOnlyList<(BuildStep Step, string Why)> Skipped => _skipped;

    /// <summary>How the build as a whole stands.</summary>
    public RunStatus Status { get; private set; } = RunStatus.Success;

    /// <summary>Says that a step begins.</summary>
    public BuildStep Start(string id)
    {
        var step = _steps[id];
        if (step.Node is { } node)
            events.Send(at => new NodeStarted(at, node.UniqueId, node.Name) { Node = RunNode.Of(node) });
        return step;
    }

    /// <summary>Takes a result in.</summary>
    /// <returns>Whether what is below the step may be built.</returns>
    public bool Take(NodeResult result)
    {
        lock (_results)
        {
            _results.Add(result);
            Status = Status.Worse(StatusOf(result));
        }
        foreach (var check in result.Checks)
            events.Send(at => Finished(at, check));
        if (result.Node is { } node)
        {
            events.Send(at => new NodeFinished(
                at, node.UniqueId, node.Name, RunNode.GroupOf(node), result.Word, result.Message, result.Took)
            {
                Node = RunNode.Of(node),
                StartedAt = result.StartedAt,
                Rows = result.Rows < 0 ? null : result.Rows,
                Sql = result.Sql,
            });
        }
        foreach (var diagnostic in result.Diagnostics)
            events.Send(at => new Noted(at, diagnostic));
        return result.Succeeded;
    }

    /// <summary>Says that a step is left out since another one failed.</summary>
    public void Skip(string id, string because)
    {
        Skip(_steps[id], $"'{_steps[because].Name}' failed");
    }

    /// <summary>Says why steps that were not begun are left out: the run ends before their turn.</summary>
    public void SkipRest(string why)
    {
        var told = _results.Select(result => result.Id).Concat(_skipped.Select(left => left.Step.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var step in steps.Where(step => !told.Contains(step.Id)))
            Skip(step, why);
    }

    void Skip(BuildStep step, string why)
    {
        lock (_results)
            _skipped.Add((step, why));
        if (step.Node is { } node)
            events.Send(at => new NodeFinished(at, node.UniqueId, node.Name, RunNode.GroupOf(node), "skipped", why, TimeSpan.Zero) { Node = RunNode.Of(node) });
        foreach (var check in step.Checks)
            events.Send(at => new CheckFinished(at, check.UniqueId, check.Name, "skipped", 0, "", TimeSpan.Zero) { Node = RunNode.Of(check), AttachedTo = check.Check?.AttachedTo });
    }

    static CheckFinished Finished(DateTimeOffset at, CheckResult check) => new(
        at, check.Check.UniqueId, check.Check.Name, Word(check.Status), check.Failures, check.Diagnostic?.Message ?? "", check.Took)
    {
        Node = RunNode.Of(check.Check),
        AttachedTo = check.Check.Check?.AttachedTo,
        StartedAt = check.StartedAt,
        Sql = check.Sql,
    };

    static RunStatus StatusOf(NodeResult result) =>
        !result.Succeeded ? RunStatus.Error
        : result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Warning) ? RunStatus.Warn
        : RunStatus.Success;

    static string Word(NodeStatus status) => status.ToString().ToLowerInvariant();
}
