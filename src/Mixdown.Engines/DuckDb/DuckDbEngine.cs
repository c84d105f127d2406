using System.Collections.Immutable;
using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb.Lake;
using Mixdown.Engines.DuckDb.Native.Databases;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Statements;

namespace Mixdown.Engines.DuckDb;

/// <summary>DuckDB in this process. Engines on the same file share one instance.</summary>
public sealed class DuckDbEngine : IEngine
{
    readonly DatabaseShare _database;
    readonly Lock _exposing = new();
    readonly bool _yields;

    DuckDbEngine(DatabaseShare database, DuckDbEngineOptions options, bool yields = false)
    {
        (_database, _yields) = (database, yields);
        Options = options;
    }

    /// <summary>Opens the database, or makes it.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The library is missing (MX3001), or the file is in use by
    /// another process, damaged or newer than the library (MX3002).</exception>
    public static DuckDbEngine Open(DuckDbEngineOptions options) => DuckDbFaults.Opening(
        options.File,
        () => new DuckDbEngine(DatabaseRegistry.OfProcess.Share(PathOf(options), Settings(options)), options));

    /// <summary>Loads DuckDB's library, which the first use of any engine does otherwise: 70 MB that a program can have read
    /// while it does something else.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX3001: the library is missing.</exception>
    public static void Preload() => DuckDbLibrary.Require();

    /// <summary>Takes the library's own pages out of this process until it is used again, which costs the next statement some
    /// milliseconds: 37 MB after a few questions, of which a process at rest needs none. No engine notices.</summary>
    public static void LetGoOfLibrary() => DuckDbLibrary.LetGo();

    /// <summary>An instance without a file.</summary>
    public static DuckDbEngine InMemory() => Open(new DuckDbEngineOptions());

    /// <inheritdoc/>
    public EngineCapabilities Capabilities { get; } = new()
    {
        Dialect = "duckdb",
        TransactionalDdl = true,
        Merge = true,
        // DuckDB itself has no limit; PostgreSQL's keeps a project portable.
        IdentifierBytes = 63,
    };

    /// <summary>What it was opened with.</summary>
    public DuckDbEngineOptions Options { get; }

    /// <summary>The same database, for work that has time: statements of its sessions run on threads that give way to all others. They begin
    /// and end their transactions as always, since others wait for the locks of that. Not to be disposed of: it ends with this
    /// one.</summary>
    public DuckDbEngine Yielding() => new(_database, Options, yields: true);

    /// <summary>A connection of its own.</summary>
    public DuckDbSession OpenSession() => new(Connect());

    IEngineSession IEngine.OpenSession() => OpenSession();

    /// <summary>A connection for the parts of this assembly that speak to DuckDB below SQL.</summary>
    internal NativeConnection Connect() => new(_database.Connect(), _yields);

    /// <inheritdoc/>
    public void Expose(TableName name, ExposedTable table, CancellationToken cancel)
    {
        using var session = OpenSession();
        // Two transactions that create one schema conflict.
        lock (_exposing)
            new ExposedView(name, table, RelativeTo, DeletedFolder).Publish(session, cancel);
    }

    /// <summary>Defers the writing of the log into the file, which would otherwise stall whatever statement happens to pass
    /// 16 MiB: until <see cref="EndBuild"/>.</summary>
    public void BeginBuild() => Execute("set global checkpoint_threshold = '8GB'");

    /// <summary>Writes the log into the file and goes back to doing so every 16 MiB. Where others are at work in the file at this moment,
    /// as viewers of a served project are, it stays until the next build ends or the file is closed.</summary>
    public void EndBuild()
    {
        Execute("set global checkpoint_threshold = '16MiB'");
        try
        {
            Execute("checkpoint");
        }
        catch (MixdownException busy) when (busy.IsTransient)
        {
            // DuckDB keeps a transaction that replaced a table, and with it the lock that a writer holds against this, until all have ended
            // who began before its commit: readers as well, of whatever table. (It speaks of "write transactions".) To wait for them would be
            // to wait for the slowest query of all viewers. What was built is committed; only its place in the log waits.
        }
    }

    /// <summary>From now on and as long as its file is open, memory that no statement uses goes back to the system after a second even when
    /// nothing else is asked. It holds for all engines of the process.</summary>
    public void GiveBackMemory() => _database.Database.GiveBackMemory();

    /// <summary>Closes the file when no other engine shares it and no session of it is open.</summary>
    public void Dispose() => _database.Dispose();

    void Execute(string sql)
    {
        using var session = new DuckDbSession(new NativeConnection(_database.Connect()));
        session.Execute(sql, CancellationToken.None);
    }

    /// <summary>For files that a view needs and that can be made again.</summary>
    string DeletedFolder => Options.ProjectFolder is { } project
        ? Path.Combine(project, ".mixdown", "deleted")
        : Path.Combine(Options.TempFolder ?? Path.GetTempPath(), "mixdown-deleted");

    // The setting that makes DuckDB look into a folder separates several by commas and cannot escape one.
    string? RelativeTo => SearchPath(Options);

    static string? SearchPath(DuckDbEngineOptions options) =>
        options.ProjectFolder?.Contains(',', StringComparison.Ordinal) == true ? null : options.ProjectFolder;

    static string PathOf(DuckDbEngineOptions options) => options.File ?? NativeDatabase.InMemory;

    static DatabaseSettings Settings(DuckDbEngineOptions options)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (options.ReadOnly)
            values["access_mode"] = "READ_ONLY";
        if (options.MemoryBytes is { } bytes)
            values["memory_limit"] = string.Create(CultureInfo.InvariantCulture, $"{bytes}B");
        if (options.Threads is { } threads)
            values["threads"] = threads.ToString(CultureInfo.InvariantCulture);
        if (options.TempFolder is { } folder)
            values["temp_directory"] = folder;
        if (SearchPath(options) is { } project)
            values["file_search_path"] = project;
        if (!options.KeepOrder)
            values["preserve_insertion_order"] = "false";
        return new DatabaseSettings(values.ToImmutable()) { HasYieldingWorkers = options.YieldingThreads };
    }
}
