using Mixdown.Engines;

namespace Mixdown.Runs.Catalog.Facts;

/// <summary>How nodes and checks ended when they were last run.</summary>
/// <param name="nodes">The status of each node.</param>
/// <param name="checks">What each check found.</param>
sealed class LastOutcomes(IReadOnlyDictionary<string, string> nodes, IReadOnlyDictionary<string, CatalogCheck> checks)
{
    const string Nodes =
        """
        select run_nodes.unique_id, arg_max(run_nodes.status, runs.started_at)
        from run_nodes join runs using (run_id)
        group by run_nodes.unique_id
        """;

    const string Checks =
        """
        select unique_id, arg_max(status, checked_at), arg_max(failures, checked_at), max(checked_at)
        from check_results
        group by unique_id
        """;

    /// <summary>Asks the store of what ran.</summary>
    /// <param name="session">A session of the store.</param>
    /// <param name="cancel">Stops it.</param>
    public static LastOutcomes Read(IEngineSession session, CancellationToken cancel) => new(
        session.Query(Nodes, cancel).Rows.ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal),
        session.Query(Checks, cancel).Rows.ToDictionary(
            row => (string)row[0]!,
            row => new CatalogCheck((string)row[0]!, "") { Status = (string)row[1]!, Failures = (long)row[2]!, At = (DateTimeOffset)row[3]! },
            StringComparer.Ordinal));

    /// <summary>dbt's word for how a node's last build ended; null where it never was.</summary>
    public string? OfNode(string id) => nodes.GetValueOrDefault(id);

    /// <summary>A check with what it found last.</summary>
    public CatalogCheck OfCheck(string id, string name) => checks.TryGetValue(id, out var found) ? found with { Name = name } : new CatalogCheck(id, name);

    /// <summary>Whether a check did not pass.</summary>
    public bool IsFailing(string id) => checks.TryGetValue(id, out var found) && found.Status is not ("pass" or "skipped");
}
