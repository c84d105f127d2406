using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Ingest.Bronze;
using Mixdown.Project.Graph;
using Mixdown.Project;
using Mixdown.Runs.Sources;

namespace Mixdown.Runs.Running;

/// <summary>Shows the lake's tables in the warehouse, each pinned to one version for the whole build.</summary>
/// <param name="scope">What the run holds.</param>
/// <param name="reader">Reads the lake.</param>
/// <param name="threads">Tables in work at the same time: an engine may have to copy them.</param>
sealed class LakeViews(RunScope scope, LandedTables reader, int threads)
{
    /// <summary>When each source table was last committed, by the source's id; once they are exposed.</summary>
    public Dictionary<string, DateTimeOffset> Commits { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a load or a stream has brought anything; once it is exposed.</summary>
    public bool HasTables { get; private set; }

    /// <summary>Makes or renews the views of all loads and streams.</summary>
    /// <returns>The Delta version of each source table, by the source's id.</returns>
    public async Task<IReadOnlyDictionary<string, long>> ExposeAsync(IEngine engine, CancellationToken cancel)
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        var tables = new List<LakeTable>();
        var promised = new List<PromisedTable>();
        foreach (var landed in await reader.ReadAsync(scope.Loads, scope.Streams, cancel))
        {
            promised.AddRange(landed.Promised);
            foreach (var table in landed.Tables)
            {
                tables.Add(table);
                foreach (var source in SourcesOf(scope.Project, landed.Name, table.Name))
                {
                    versions[source.UniqueId] = table.Table.Version;
                    Commits[source.UniqueId] = table.CommittedAt;
                }
            }
        }
        HasTables = tables.Count > 0;
        tables.AddRange(await reader.FactsAsync(cancel));
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        await Parallel.ForEachAsync(tables, sideBySide, async (table, stop) =>
            engine.Expose(table.Name, await table.HereAsync(scope.Target.Cache, stop), stop));
        foreach (var table in promised)
            engine.Expose(table.Name, table.Empty, cancel);
        using var session = engine.OpenSession();
        new LakeFacts(tables).Publish(session, cancel);
        return versions;
    }

    /// <summary>The source tables that a lake table fills.</summary>
    /// <param name="project">Declares them.</param>
    /// <param name="load">The load or stream that fills it.</param>
    /// <param name="name">The lake table.</param>
    public static IEnumerable<SourceTable> SourcesOf(MixdownProject project, string load, TableName name) => project.Manifest.Sources.Values.Where(source =>
        source.SourceName == load && string.Equals(source.Relation.Identifier, name.Table, StringComparison.OrdinalIgnoreCase));
}
