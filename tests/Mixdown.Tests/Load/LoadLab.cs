using System.Globalization;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Settings;
using Mixdown.Data.Storage;
using Mixdown.Data.Storage.Cache;
using Mixdown.Delta;
using Mixdown.Delta.Snapshots;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Loads;
using Mixdown.Ingest.Loads.Messages;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Quarantine.Replay;
using Mixdown.Ingest.Maintenance;
using Mixdown.Ingest.Sources;

namespace Mixdown.Tests.Load;

/// <summary>A folder of source files, a lake and a warehouse of their own, and loads between them.</summary>
sealed class LoadLab : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("mx-load-").FullName;
    readonly LoadParquet _parquet;
    int _runs;

    public LoadLab(LoadParquet parquet)
    {
        _parquet = parquet;
        Directory.CreateDirectory(SourceFolder);
        Lake = new LocalObjectStore(Path.Combine(_folder, "lake"));
    }

    public IObjectStore Lake { get; set; }

    /// <summary>Where queries read; null for the folder of <see cref="Lake"/>.</summary>
    public LakePlaces? Reads { get; set; }

    public string Target { get; set; } = "dev";

    public IObjectStores Stores { get; set; } = new LocalObjectStores();

    public string SourceFolder => Path.Combine(_folder, "in");

    /// <summary>What the project file says after <c>type: csv</c>; a path is added where there is neither that nor a connection.</summary>
    public SettingNode.Map Settings { get; set; } = Map();

    /// <summary>What is read instead of CSV files; null for those.</summary>
    public SourceOptions? Source { get; set; }

    /// <summary>Whether the next loads read everything anew.</summary>
    public bool IsFullRefresh { get; set; }

    public bool Migrates { get; set; }

    /// <summary>Messages that name the only files to look at; null for all.</summary>
    public ObjectEvents? Events { get; set; }

    public TableLoad this[string table] => Last!.Tables.Single(load => load.Table.Table == table);

    public LoadSummary? Last { get; private set; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static SettingNode.Map Map(params (string Key, object Value)[] entries) =>
        new(At, [.. entries.Select(entry => new SettingEntry(entry.Key, At, Node(entry.Value)))]);

    public void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public void Write(string file, byte[] bytes)
    {
        var path = Path.Combine(SourceFolder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        // Two writes within one tick of the disk's clock would look like one.
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(++_runs));
    }

    public LoadDefinition Definition()
    {
        var wrong = new List<Diagnostic>();
        var entries = Settings.Entries.ToList();
        if (Settings["type"] is null)
            entries.Insert(0, new SettingEntry("type", At, Node("csv")));
        if (Settings["type"] is null && Settings["path"] is null)
            entries.Add(new SettingEntry("path", At, Node("in/{table}.csv")));
        var load = LoadDefinition.Bind("store", new SettingNode.Map(At, entries), wrong);
        Assert.Empty(wrong);
        return Source is null ? load! : load! with { Source = Source };
    }

    public Task<LoadSummary> LoadAsync(params string[] tables) => LoadUntilAsync(tables, Cancel);

    public async Task<LoadSummary> LoadUntilAsync(string[] tables, CancellationToken cancel)
    {
        var request = new LoadRequest($"run-{++_runs}") { Tables = tables, IsFullRefresh = IsFullRefresh, Migrates = Migrates, Events = Events };
        return Last = await new LoadRunner(Host()).RunAsync(Definition(), request, new NoProgress(), cancel);
    }

    /// <summary>Reads rejected records again.</summary>
    public async Task<ReplayedTable> ReplayAsync(RecordSelection? selection = null, string? table = null)
    {
        using var engine = DuckDbEngine.InMemory();
        using var cache = new ObjectCache(Path.Combine(_folder, "cache"), 1 << 20, TimeProvider.System);
        var runner = new ReplayRunner(Host(), engine, cache);
        return Assert.Single(await runner.ReplayAsync(Definition(), $"run-{++_runs}", table, selection ?? new RecordSelection(), Cancel));
    }

    /// <summary>Takes rejected records out.</summary>
    public async Task<ReplayedTable> DiscardAsync(RecordSelection selection, string reason)
    {
        using var engine = DuckDbEngine.InMemory();
        using var cache = new ObjectCache(Path.Combine(_folder, "cache"), 1 << 20, TimeProvider.System);
        var runner = new ReplayRunner(Host(), engine, cache);
        return Assert.Single(await runner.DiscardAsync(Definition(), $"run-{++_runs}", null, selection, reason, Cancel));
    }

    LoadHost Host() => new()
    {
        Stores = Stores,
        Lake = Lake,
        Delta = Delta,
        Parquet = _parquet.Writer,
        Target = Target,
        ProjectFolder = _folder,
        ScratchFolder = _folder,
        Threads = 2,
    };

    /// <summary>The diagnostics of the one table that failed, as a person sees them.</summary>
    public async Task<string> FailureAsync()
    {
        await LoadAsync();
        return string.Join('\n', Last!.Errors);
    }

    /// <summary>Rows of a query over the lake's tables, fields separated by <c>|</c>.</summary>
    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        using var engine = DuckDbEngine.InMemory();
        using var cache = new ObjectCache(Path.Combine(_folder, "cache"), 1 << 20, TimeProvider.System);
        var reader = new LakeReader(Reads ?? new LakePlaces(new LocalObjectStore(Lake.Root)), Delta, Target);
        foreach (var table in (await reader.TablesAsync(Definition(), Cancel)).Append(await reader.LoadsAsync(Cancel)).OfType<LakeTable>())
            engine.Expose(new TableName("bronze", table.Name.Table), await table.HereAsync(cache, Cancel), CancellationToken.None);
        using var session = engine.OpenSession();
        return [.. session.Query(sql, Cancel).Rows.Select(row => string.Join('|', row.Select(Text)))];
    }

    /// <summary>A table of the lake as its log has it.</summary>
    public Task<DeltaSnapshot> SnapshotAsync(string table) => new DeltaTable(Lake, $"store/{table}", Delta).SnapshotAsync(Cancel);

    public async Task<string> ScalarAsync(string sql) => Assert.Single(await QueryAsync(sql));

    /// <summary>The versions of a table's columns, oldest first.</summary>
    public async Task<IReadOnlyList<SchemaVersion>> HistoryAsync(string table) =>
        (await new LakeReader(new LakePlaces(new LocalObjectStore(Lake.Root)), Delta, Target).TablesAsync(Definition(), Cancel))
            .Single(found => found.Name.Table == table).SchemaVersions;

    /// <summary>Name and type of a table's own columns.</summary>
    public Task<IReadOnlyList<string>> ColumnsAsync(string table) => QueryAsync(
        $"select column_name, data_type from duckdb_columns() where table_name = '{table}' and column_name not like '\\_mx\\_%' escape '\\' order by column_index");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Looks after the lake.</summary>
    public LakeMaintenance Maintenance => new(Lake, Delta);

    DeltaOptions Delta => new() { Clock = TimeProvider.System, NewId = Guid.NewGuid, Parquet = _parquet.Handler, Files = _parquet.Writer.Rewrites(Lake, TimeProvider.System, _folder) };

    static SourceSpan At => new("mixdown.yml", 1, 1, 1);

    static SettingNode Node(object value) => value switch
    {
        SettingNode node => node,
        bool truth => new SettingNode.Scalar(At, truth, truth ? "true" : "false"),
        IEnumerable<string> texts => new SettingNode.List(At, [.. texts.Select(Node)]),
        _ => new SettingNode.Scalar(At, value, Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    static string Text(object? value) => value switch
    {
        null => "NULL",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    sealed class NoProgress : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
        }
    }
}
