using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Data.Storage.Cache;
using Mixdown.Delta;
using Mixdown.Delta.Snapshots;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Bronze;
using Mixdown.Project;
using Mixdown.Runs.Queries;
using Mixdown.Runs.Running;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Lakes;

/// <summary>Answers a person's SQL about tables of the lake as they were. Models keep the content that was built last; where the
/// warehouse is no DuckDB file, only the lake can be asked.</summary>
public sealed class LakeQuery : IProjectQuery
{
    readonly DuckDbEngine _engine;
    readonly ObjectCache _cache;
    readonly IEngineSession _session;

    LakeQuery(DuckDbEngine engine, ObjectCache cache) => (_engine, _cache, _session) = (engine, cache, engine.OpenSession());

    /// <summary>Opens the lake, and the warehouse for reading if it can be.</summary>
    /// <param name="host">What runs get from their process.</param>
    /// <param name="request">Which project, which target.</param>
    /// <param name="moments">Which tables are seen as of when; the others are seen as they are.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">MX4050: there is no such table; MX2812, MX2813: the log of one that is named does not
    /// reach back so far. Of those that a pattern means, only a query that names one fails.</exception>
    public static async Task<LakeQuery> OpenAsync(RunHost host, RunRequest request, IReadOnlyList<AsOf> moments, CancellationToken cancel)
    {
        using var lake = OpenLake.ForReading(host, request, cancel);
        var engine = DuckDbEngine.Open(new DuckDbEngineOptions { ProjectFolder = lake.Project.Root });
        var query = new LakeQuery(engine, host.Cache(lake.Project));
        try
        {
            await query.ExposeAsync(lake, moments, cancel);
            query.Attach(TargetWarehouses.Of(lake.Project).File, cancel);
            return query;
        }
        catch
        {
            query.Dispose();
            throw;
        }
    }

    /// <summary>Opens the warehouse beside what loads did up to now: <c>_mixdown.loads</c>, of which the warehouse itself has what the
    /// last build saw. There need not be a warehouse yet.</summary>
    /// <param name="host">What runs get from their process.</param>
    /// <param name="request">Which project, which target.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">MX4005: nothing was ever loaded.</exception>
    public static async Task<LakeQuery> OfLoadsAsync(RunHost host, RunRequest request, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        var query = new LakeQuery(DuckDbEngine.Open(new DuckDbEngineOptions { ProjectFolder = project.Root }), host.Cache(project));
        try
        {
            var loads = await host.Lake(project, query._engine).LoadsAsync(cancel) ?? throw new MixdownException(new Diagnostic(
                "MX4005", "Nothing was loaded yet, so there is no _mixdown.loads", Hint: "Run 'mixdown load' first."));
            query._engine.Expose(loads.Name, await loads.HereAsync(query._cache, cancel), cancel);
            query.Attach(TargetWarehouses.Of(project).File, cancel);
            return query;
        }
        catch
        {
            query.Dispose();
            throw;
        }
    }

    /// <summary>Whether SQL asks for what <see cref="OfLoadsAsync"/> knows.</summary>
    public static bool AsksForLoads(string sql) => sql.Contains("_mixdown.loads", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public ResultTable Answer(string sql, int rows, CancellationToken cancel) => _session.QueryAtMost(sql, rows, cancel);

    /// <inheritdoc/>
    public void Export(string sql, QueryFormat format, string file, CancellationToken cancel) =>
        _session.Execute($"copy (\n{sql.TrimEnd().TrimEnd(';')}\n) to {SqlText.Literal(file)} ({ExportOptions.Of(format)})", cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        _engine.Dispose();
        _cache.Dispose();
    }

    async Task ExposeAsync(OpenLake lake, IReadOnlyList<AsOf> moments, CancellationToken cancel)
    {
        var tables = await lake.ReadableAsync([], cancel);
        var names = tables.Select(table => table.Name).ToList();
        var asked = new Dictionary<TableName, AsOf>();
        foreach (var moment in moments)
        {
            foreach (var name in LakePattern.Choose(names, [moment.Tables]))
                asked[name] = moment;
        }
        foreach (var (name, store, table) in tables)
            await ExposeAsync(name, store, table, asked.GetValueOrDefault(name), cancel);
    }

    async Task ExposeAsync(TableName name, IObjectStore store, DeltaTable table, AsOf? asked, CancellationToken cancel)
    {
        try
        {
            await ExposeAsync(name, store, table, asked is null ? await table.SnapshotAsync(cancel) : await asked.Moment.OfAsync(table, cancel), cancel);
        }
        catch (MixdownException fault) when (asked is { IsPattern: true } && !fault.IsTransient)
        {
            // The boundary of a table among others: that it was not there then is no fault of a query that does not name it.
            ExposeAsMissing(name, await table.SnapshotAsync(cancel), fault.Diagnostics[0], cancel);
        }
    }

    /// <summary>A view that can be asked for every column, and answers with what is wrong.</summary>
    void ExposeAsMissing(TableName name, DeltaSnapshot now, Diagnostic wrong, CancellationToken cancel)
    {
        var columns = now.Columns.Select(column => $"cast(null as {LakeTypes.Sql(column.Type)}) as {new SqlIdentifier(column.Name)}");
        _session.Execute(
            $"""
            create schema if not exists {new SqlIdentifier(name.Schema)};
            create view {name.Sql} as select {string.Join(", ", columns)} where cast(error({SqlText.Literal(wrong.Message)}) as boolean)
            """,
            cancel);
    }

    async Task ExposeAsync(TableName name, IObjectStore store, DeltaTable table, DeltaSnapshot snapshot, CancellationToken cancel)
    {
        var shown = await LakeReader.ShowAsync(store, table, name, snapshot, cancel);
        _engine.Expose(name, await shown.HereAsync(_cache, cancel), cancel);
    }

    /// <summary>Names are looked up in the lake first, then in the warehouse.</summary>
    void Attach(string? warehouse, CancellationToken cancel)
    {
        if (warehouse is null || !File.Exists(warehouse))
            return;
        _session.Execute($"attach {SqlText.Literal(warehouse)} as warehouse (read_only)", cancel);
        var schemas = _session.Query(
            "select database_name, schema_name from duckdb_schemas() where not internal or schema_name = 'main' order by database_name = 'warehouse', schema_name", cancel);
        var path = string.Join(',', schemas.Rows.Where(row => row[0] is "memory" or "warehouse").Select(row => $"{new SqlIdentifier((string)row[0]!)}.{new SqlIdentifier((string)row[1]!)}"));
        _session.Execute($"set search_path = {SqlText.Literal(path)}", cancel);
    }
}
