using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines;
using Mixdown.Ingest.Bronze;
using Mixdown.Project.Graph;
using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Runs.Streaming;

namespace Mixdown.Runs.Analysis;

/// <summary>The columns of source tables: those of loads as the lake has them, others as the warehouse has them.</summary>
sealed class SourceTypes(RunHost host, MixdownProject project)
{
    readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);

    /// <summary>The Delta version of each source table of the lake by the source's id, once it is read.</summary>
    public IReadOnlyDictionary<string, long> LakeVersions => _versions;

    /// <summary>Columns by the source's id; a source that neither knows is missing.</summary>
    /// <param name="session">A session of the warehouse; null when it cannot be reached.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<ResultColumn>>> ReadAsync(IEngineSession? session, CancellationToken cancel)
    {
        var found = await OfLakeAsync(cancel);
        foreach (var source in project.Manifest.Sources.Values.Where(source => !found.ContainsKey(source.UniqueId)))
        {
            if (session is not null && OfWarehouse(session, source, cancel) is { } columns)
                found[source.UniqueId] = columns;
        }
        return found;
    }

    async Task<Dictionary<string, IReadOnlyList<ResultColumn>>> OfLakeAsync(CancellationToken cancel)
    {
        var found = new Dictionary<string, IReadOnlyList<ResultColumn>>(StringComparer.Ordinal);
        var loads = LoadDefinitions.Bind(project, []);
        var streams = StreamDefinitions.Bind(project, []);
        if (loads.Count + streams.Count == 0)
            return found;
        using var engine = DuckDbEngine.InMemory();
        foreach (var landed in await host.Landed(project, engine).ReadAsync(loads, streams, cancel))
        {
            foreach (var table in landed.Promised)
            {
                foreach (var source in LakeViews.SourcesOf(project, landed.Name, table.Name))
                    found[source.UniqueId] = Columns(table.Columns);
            }
            foreach (var table in landed.Tables)
            {
                foreach (var source in LakeViews.SourcesOf(project, landed.Name, table.Name))
                {
                    found[source.UniqueId] = Columns(table.Table.Columns);
                    _versions[source.UniqueId] = table.Table.Version;
                }
            }
        }
        return found;
    }

    static IReadOnlyList<ResultColumn> Columns(ColumnList columns) =>
        [.. columns.Select(column => new ResultColumn(column.Name, LakeTypes.Sql(column.Type)))];

    static IReadOnlyList<ResultColumn>? OfWarehouse(IEngineSession session, SourceTable source, CancellationToken cancel)
    {
        try
        {
            var name = new TableName(source.Relation.Schema, source.Relation.Identifier);
            return session.QueryAtMost($"select * from {name.Sql}", 0, cancel).Columns;
        }
        catch (MixdownException)
        {
            // The boundary of a question whose answer may be that there is no such table.
            return null;
        }
    }
}
