using Mixdown.Data.Naming;
using Mixdown.Data.Storage.Cache;
using Mixdown.Engines;
using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Runs.Sources;
using Mixdown.Runs.Streaming;

namespace Mixdown.Runs.Quality.Reading;

/// <summary>The quarantines of a project as one view <c>quarantine</c> over the lake itself: right after a load, and while others write.
/// Beside the columns of a quarantine it has <c>source_name</c> and <c>table_name</c>.</summary>
sealed class QuarantineTables : IDisposable
{
    readonly DuckDbEngine _engine;
    readonly ObjectCache _cache;

    QuarantineTables(DuckDbEngine engine, ObjectCache cache) => (_engine, _cache, Session) = (engine, cache, engine.OpenSession());

    /// <summary>Asks the view.</summary>
    public DuckDbSession Session { get; }

    /// <summary>All that loads and streams have put into the lake.</summary>
    public IReadOnlyList<LandedSource> Landed { get; private set; } = [];

    /// <summary>Whether no table has a quarantine: there is no view then.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Opens the quarantines as they are now.</summary>
    public static async Task<QuarantineTables> OpenAsync(RunHost host, MixdownProject project, CancellationToken cancel)
    {
        var opened = new QuarantineTables(DuckDbEngine.InMemory(), host.Cache(project));
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

    /// <inheritdoc/>
    public void Dispose()
    {
        Session.Dispose();
        _engine.Dispose();
        _cache.Dispose();
    }

    async Task ReadAsync(RunHost host, MixdownProject project, CancellationToken cancel)
    {
        Landed = await host.Landed(project, _engine).ReadAsync(LoadDefinitions.Bind(project), StreamDefinitions.Bind(project), cancel);
        var parts = new List<string>();
        foreach (var landed in Landed)
        {
            foreach (var table in landed.Tables.Where(table => table.QuarantineOf is not null))
            {
                _engine.Expose(table.Name, await table.HereAsync(_cache, cancel), cancel);
                parts.Add(Part(landed.Name, table.QuarantineOf!, table.Name));
            }
        }
        IsEmpty = parts.Count == 0;
        if (!IsEmpty)
            Session.Execute($"create view quarantine as {string.Join(" union all by name ", parts)}", cancel);
    }

    static string Part(string source, TableName of, TableName quarantine) =>
        $"select {SqlText.Literal(source)} as source_name, {SqlText.Literal(of.Table)} as table_name, * from {quarantine.Sql}";
}
