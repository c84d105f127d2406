using Mixdown.Engines;
using Mixdown.Runs.State;

namespace Mixdown.Runs.Dashboards.Freshness;

/// <summary>What is known of the warehouse's content at one moment: what was published, and how what ran last ended.</summary>
/// <param name="Publishes">The last publish of each node.</param>
/// <param name="Nodes">How each node's last run ended, by its id.</param>
/// <param name="Checks">How each check, and each question how new a source is, ended last, by its id.</param>
sealed record DataState(PublishVersions Publishes, IReadOnlyDictionary<string, LastResult> Nodes, IReadOnlyDictionary<string, LastResult> Checks)
{
    /// <summary>Asks the warehouse and the run store.</summary>
    public static DataState Read(Func<IEngineSession> open, RunStore history, CancellationToken cancel)
    {
        using var session = open();
        return new DataState(PublishVersions.Read(session, cancel), history.LastNodes(cancel), history.LastChecks(cancel));
    }

    /// <summary>Whether a check passed when it was last run: what joins are proven by.</summary>
    public bool HasPassed(string check) => Checks.GetValueOrDefault(check)?.Status == "pass";
}
