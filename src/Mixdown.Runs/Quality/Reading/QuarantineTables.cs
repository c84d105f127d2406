using Mixdown.Data.Storage.Cache;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Runs.Sources;
using Mixdown.Runs.Streaming;

namespace Mixdown.Runs.Quality.Reading;

/// <summary>The quarantines of a project in the lake itself: right after a load, and while others write. An engine is there once rows are
/// asked for.</summary>
sealed class QuarantineTables : IDisposable
{
    readonly Lazy<DuckDbEngine> _engine = new(DuckDbEngine.InMemory);
    readonly ObjectCache _cache;

    QuarantineTables(ObjectCache cache) => _cache = cache;

    /// <summary>All that loads and streams have put into the lake.</summary>
    public IReadOnlyList<LandedSource> Landed { get; private set; } = [];

    /// <summary>The quarantines among them.</summary>
    public IReadOnlyList<QuarantineTable> All { get; private set; } = [];

    /// <summary>Opens the quarantines as they are now.</summary>
    public static async Task<QuarantineTables> OpenAsync(RunHost host, MixdownProject project, CancellationToken cancel)
    {
        var opened = new QuarantineTables(host.Cache(project));
        try
        {
            await opened.ReadAsync(host, project, cancel);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Asks some of them, as one view <c>quarantine</c>; no rows where there are none. Once for each instance.</summary>
    /// <param name="tables">Those to ask.</param>
    /// <param name="sql">The question.</param>
    /// <param name="parameters">Its values.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ResultTable> QueryAsync(IReadOnlyList<QuarantineTable> tables, string sql, IReadOnlyList<object?> parameters, CancellationToken cancel)
    {
        if (tables.Count == 0)
            return new ResultTable([], []);
        foreach (var quarantine in tables)
            _engine.Value.Expose(quarantine.Table.Name, await quarantine.Table.HereAsync(_cache, cancel), cancel);
        using var session = _engine.Value.OpenSession();
        session.Execute($"create view quarantine as {string.Join(" union all by name ", tables.Select(table => table.Sql))}", cancel);
        return session.Query(sql, parameters, cancel);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_engine.IsValueCreated)
            _engine.Value.Dispose();
        _cache.Dispose();
    }

    async Task ReadAsync(RunHost host, MixdownProject project, CancellationToken cancel)
    {
        Landed = await host.Landed(project, () => _engine.Value).ReadAsync(LoadDefinitions.Bind(project), StreamDefinitions.Bind(project), cancel);
        All = [.. Landed.SelectMany(landed => landed.Tables.Where(table => table.QuarantineOf is not null).Select(table => new QuarantineTable(landed.Name, table)))];
    }
}
