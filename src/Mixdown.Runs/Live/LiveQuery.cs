using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Runs.Owner;
using Mixdown.Runs.Queries;
using Mixdown.Runs.Running;
using Mixdown.Runs.Warehouses;

namespace Mixdown.Runs.Live;

/// <summary>Answers SQL that names live tables: the tables of the process that runs the streams, or what batch says in their place,
/// beside the warehouse.</summary>
public sealed class LiveQuery : IProjectQuery
{
    readonly TargetKeeper _targets;
    readonly ITargetWarehouse _warehouse;
    readonly OpenWarehouse _opened;
    readonly IDisposable _attaching;
    readonly IEngineSession _session;

    LiveQuery(TargetKeeper targets, ITargetWarehouse warehouse, OpenWarehouse opened, IDisposable attaching) =>
        (_targets, _warehouse, _opened, _attaching, _session) = (targets, warehouse, opened, attaching, opened.Engine.OpenSession());

    /// <summary>Which live tables were answered in another way than asked for, and why.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; private set; } = [];

    /// <summary>Opens what SQL asks.</summary>
    /// <param name="host">What runs get from their process.</param>
    /// <param name="request">Which project, which target.</param>
    /// <param name="sql">The SQL.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Null when it asks no live table, or the project has none.</returns>
    /// <exception cref="MixdownException">MX4085: there is no such live table; MX4086: batch is not built yet; MX4087: it also asks tables
    /// of a warehouse that DuckDB cannot attach; MX4005, MX3002: there is no warehouse, or another process writes it.</exception>
    public static Task<LiveQuery?> TryOpenAsync(RunHost host, RunRequest request, string sql, CancellationToken cancel) =>
        TryOpenAsync(host, request, sql, LiveTwins.Of, cancel);

    /// <summary>As above, with what makes the live tables of a project and their twins.</summary>
    internal static async Task<LiveQuery?> TryOpenAsync(
        RunHost host, RunRequest request, string sql, Func<MixdownProject, IReadOnlyList<LiveTwin>> read, CancellationToken cancel)
    {
        var references = LiveReferenceReader.Read(sql);
        if (references.Live.Count == 0)
            return null;
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        var twins = read(project);
        if (twins.Count == 0)
            return null;
        var asked = references.Live.Select(name => Find(twins, name, sql)).Distinct().ToList();
        using var fetched = await FetchedTables.FetchAsync(RunHost.Folders(project), asked, cancel);
        return await OpenAsync(host.Targets, project, fetched, references, cancel);
    }

    /// <inheritdoc/>
    public ResultTable Answer(string sql, int rows, CancellationToken cancel) => _session.QueryAtMost(sql, rows, cancel);

    /// <inheritdoc/>
    public void Export(string sql, QueryFormat format, string file, CancellationToken cancel) =>
        _session.Execute($"copy (\n{sql.TrimEnd().TrimEnd(';')}\n) to {SqlText.Literal(file)} ({ExportOptions.Of(format)})", cancel);

    /// <inheritdoc/>
    public void Dispose()
    {
        _session.Dispose();
        // Where the warehouse stays open, the next query attaches its own.
        Write("detach database if exists live", CancellationToken.None);
        _attaching.Dispose();
        _opened.Dispose();
    }

    /// <summary>Changes what is attached, which sessions for reading cannot.</summary>
    void Write(string sql, CancellationToken cancel)
    {
        using var session = _opened.Lake.OpenSession();
        session.Execute(sql, cancel);
    }

    static async Task<LiveQuery> OpenAsync(TargetKeeper targets, MixdownProject project, FetchedTables fetched, LiveReferences references, CancellationToken cancel)
    {
        var warehouse = TargetWarehouses.Of(project);
        if (references.AsksOthers && warehouse.File is null)
            throw new MixdownException(Apart(project));
        // A build may hold the warehouse for minutes: who asks live tables alone does not wait for it.
        var isBeside = warehouse.File is not null && (references.AsksOthers || fetched.Missing.Count > 0);
        var opened = isBeside ? targets.OpenForReading(project) : OpenWarehouse.Nothing();
        var query = new LiveQuery(targets, warehouse, opened, await opened.AttachAsync(cancel));
        try
        {
            query.Write("attach ':memory:' as live (read_write)", cancel);
            foreach (var (twin, file) in fetched.Files)
                query.Create(twin, $"table {NameOf(twin)} as from read_parquet({SqlText.Literal(file)})", cancel);
            foreach (var twin in fetched.Missing)
                query.FromBatch(project, twin, cancel);
            query.Warnings = [.. fetched.Missing.Select(twin => AskedOfBatch(project, twin))];
            return query;
        }
        catch
        {
            query.Dispose();
            throw;
        }
    }

    void FromBatch(MixdownProject project, LiveTwin twin, CancellationToken cancel)
    {
        if (_warehouse.File is not null)
        {
            twin.RequireFact(project, _session, cancel);
            Create(twin, $"view {NameOf(twin)} as {twin.Sql}", cancel);
            return;
        }
        var file = Path.GetTempFileName();
        try
        {
            using var opened = _targets.OpenForReading(project);
            using var session = opened.Engine.OpenSession();
            twin.RequireFact(project, session, cancel);
            _warehouse.Export(session, twin.Sql, QueryFormat.Parquet, file, cancel);
            Create(twin, $"table {NameOf(twin)} as from read_parquet({SqlText.Literal(file)})", cancel);
        }
        finally
        {
            File.Delete(file);
        }
    }

    void Create(LiveTwin twin, string what, CancellationToken cancel) => Write($"create {what}", cancel);

    static string NameOf(LiveTwin twin) => $"live.main.{new SqlIdentifier(twin.Name)}";

    static LiveTwin Find(IReadOnlyList<LiveTwin> twins, LiveName name, string sql) =>
        twins.FirstOrDefault(twin => string.Equals(twin.Name, name.Name, StringComparison.OrdinalIgnoreCase)) ?? throw new MixdownException(new Diagnostic(
            "MX4085", $"There is no live table '{name.Name}'", name.At, Hint: DidYouMean.Hint(name.Name, twins.Select(twin => twin.Name))).In(sql));

    static Diagnostic AskedOfBatch(MixdownProject project, LiveTwin twin) => new(
        "MX4088", $"No process runs the stream '{twin.Definition.Stream}' of target '{project.Target.Name}', so live.{twin.Name} is what batch says: '{twin.FactName}' as it was built last",
        Hint: OthersOf(project) is { } other
            ? $"The streams of target '{other}' run: ask with '--target {other}'. Or start 'mixdown stream run'."
            : "Start 'mixdown stream run' for what is live.",
        Severity: Severity.Warning);

    /// <summary>Another target whose streams seem to run; null where there is none.</summary>
    static string? OthersOf(MixdownProject project) =>
        StreamNote.Targets(project.Root).FirstOrDefault(target => target != project.Target.Name);

    static Diagnostic Apart(MixdownProject project) => new(
        "MX4087", $"Live tables and tables of the {project.Target.Type} warehouse cannot be asked together",
        Hint: "Ask the live tables alone, or write their rows with '--format parquet' and load those.");
}
