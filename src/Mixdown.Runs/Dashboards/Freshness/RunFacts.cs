using Mixdown.Project.Dashboards.Joins;
using Mixdown.Runs.State;

namespace Mixdown.Runs.Dashboards.Freshness;

/// <summary>How what ran last has ended.</summary>
/// <param name="Nodes">Of each node, by its id.</param>
/// <param name="Checks">Of each check, and each question how new a source is, by its id.</param>
sealed record RunFacts(IReadOnlyDictionary<string, LastResult> Nodes, IReadOnlyDictionary<string, LastResult> Checks)
{
    /// <summary>What the run store has.</summary>
    public static RunFacts Read(RunStore history, CancellationToken cancel) => new(history.LastNodes(cancel), history.LastChecks(cancel));

    /// <summary>What is known of a check.</summary>
    public CheckState StateOf(string check) => Checks.GetValueOrDefault(check)?.Status switch
    {
        null => CheckState.NeverRun,
        "pass" => CheckState.Passed,
        _ => CheckState.Failed,
    };
}
