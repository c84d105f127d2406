using Mixdown.Data.Naming;
using Mixdown.Project;
using Mixdown.Runs.Lakes;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Catalog.Lake;

/// <summary>What the logs of a project's lake say. Safe for several threads.</summary>
/// <param name="host">What runs get from their process.</param>
sealed class LakeShelf(RunHost host)
{
    /// <summary>All tables at their newest versions.</summary>
    public async Task<LakeStates> ReadAsync(MixdownProject project, CancellationToken cancel)
    {
        using var lake = OpenLake.ForReading(host, project);
        var states = new List<LakeState>();
        foreach (var (name, _, table) in await lake.ReadableAsync([], cancel))
        {
            var snapshot = await table.SnapshotAsync(cancel);
            states.Add(new LakeState(name, snapshot.Version, snapshot.Timestamp, LakeLook.Rows(snapshot, snapshot.Files), snapshot.Files.Sum(file => file.Bytes)));
        }
        return new LakeStates(states);
    }

    /// <summary>The versions of a table, the newest first; empty when the lake has none of that name.</summary>
    /// <param name="project">Whose lake.</param>
    /// <param name="name">The table.</param>
    /// <param name="limit">Versions at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<LakeVersion>> VersionsAsync(MixdownProject project, TableName name, int limit, CancellationToken cancel)
    {
        using var lake = OpenLake.ForReading(host, project);
        var versions = new List<LakeVersion>();
        foreach (var (_, store, table) in (await lake.ReadableAsync([], cancel)).Where(found => IsSame(found.Name, name)))
        {
            var snapshot = await table.SnapshotAsync(cancel);
            await foreach (var entry in table.HistoryAsync(cancel).Take(limit))
                versions.Add(LakeVersion.Of(snapshot, entry));
        }
        return versions;
    }

    static bool IsSame(TableName one, TableName other) =>
        string.Equals(one.Schema, other.Schema, StringComparison.OrdinalIgnoreCase) && string.Equals(one.Table, other.Table, StringComparison.OrdinalIgnoreCase);
}
