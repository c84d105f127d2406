using Mixdown.Bench.Measuring.Serving;
using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Analysis;
using Mixdown.Runs.Running;

namespace Mixdown.Bench.Rivals;

/// <summary>The SQL of the same tiles, straight in DuckDB: written before the time is taken, a session for each question, and no more of
/// them at one time than the machine has cores, as the server has it.</summary>
sealed class PlainDashboards : IDisposable
{
    readonly MixdownProject _project;
    readonly TileCompiler _compiler;
    readonly DuckDbEngine _engine;
    readonly SemaphoreSlim _places = new(Environment.ProcessorCount);

    PlainDashboards(MixdownProject project, TileCompiler compiler, DuckDbEngine engine) => (_project, _compiler, _engine) = (project, compiler, engine);

    /// <summary>Reads a project that nobody has open.</summary>
    public static async Task<PlainDashboards> OfAsync(string folder, CancellationToken cancel)
    {
        var project = ProjectReader.Read(
            new ProjectRequest { ProjectDir = folder, Environment = new Dictionary<string, string>(0), InvocationId = "bench", StartedAt = DateTimeOffset.UnixEpoch }, cancel);
        var lineage = await new LineageReading(new RunHost(TimeProvider.System, Guid.CreateVersion7, [])).ReadAsync(project, cancel);
        var engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = StoreProject.Warehouse(folder), ReadOnly = true, ProjectFolder = folder });
        return new PlainDashboards(project, new TileCompiler(project, lineage, _ => CheckState.Passed), engine);
    }

    /// <summary>What the tiles of a dashboard ask.</summary>
    public IReadOnlyList<TileQuery> Write(Look look)
    {
        var dashboard = _project.Manifest.Dashboards.Single(one => one.Id == look.Dashboard);
        return [.. dashboard.Tiles.Select(tile => _compiler.Compile(dashboard, tile, look.State).Query).OfType<TileQuery>()];
    }

    /// <summary>Asks all of it.</summary>
    public Task AnswerAsync(IReadOnlyList<TileQuery> queries, Action answered, CancellationToken cancel) =>
        Task.WhenAll(queries.Select(query => Task.Run(() => AnswerAsync(query, answered, cancel), cancel)));

    /// <inheritdoc/>
    public void Dispose()
    {
        _engine.Dispose();
        _places.Dispose();
    }

    async Task AnswerAsync(TileQuery query, Action answered, CancellationToken cancel)
    {
        await _places.WaitAsync(cancel);
        using (var session = _engine.OpenSession())
            session.QueryAtMost(query.Sql, query.Values, (query.Limit ?? 10_000) + 1L, cancel);
        _places.Release();
        answered();
    }
}
