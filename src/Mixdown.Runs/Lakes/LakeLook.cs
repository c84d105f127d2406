using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Statistics;
using Mixdown.Engines;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Maintenance;
using Mixdown.Runs.Lakes.Ddl;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Lakes;

/// <summary>What the lake of a project holds, and what became of it. Takes no lock and changes nothing.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class LakeLook(RunHost host)
{
    static readonly ResultColumn[] ListColumns =
    [
        new("table", "VARCHAR"), new("writer", "VARCHAR"), new("rows", "BIGINT"), new("files", "BIGINT"), new("bytes", "BIGINT"),
        new("version", "BIGINT"), new("committed", "TIMESTAMP WITH TIME ZONE"), new("location", "VARCHAR"),
    ];

    static readonly ResultColumn[] HistoryColumns =
    [
        new("table", "VARCHAR"), new("version", "BIGINT"), new("committed", "TIMESTAMP WITH TIME ZONE"), new("operation", "VARCHAR"),
        new("rows_added", "BIGINT"), new("files_added", "BIGINT"), new("files_removed", "BIGINT"), new("bytes_added", "BIGINT"),
        new("bytes_removed", "BIGINT"), new("by", "VARCHAR"), new("details", "VARCHAR"),
    ];

    static readonly ResultColumn[] SchemaColumns =
    [
        new("table", "VARCHAR"), new("version", "BIGINT"), new("since", "TIMESTAMP WITH TIME ZONE"), new("columns", "BIGINT"),
        new("column", "VARCHAR"), new("change", "VARCHAR"), new("from", "VARCHAR"), new("to", "VARCHAR"), new("load_id", "VARCHAR"),
    ];

    /// <summary>The tables with their rows, files, bytes and newest version; rows are unknown where another writer left no counts.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="tables">Names or patterns; all when there are none.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ResultTable> ListAsync(RunRequest request, IReadOnlyList<string> tables, CancellationToken cancel)
    {
        using var lake = OpenLake.ForReading(host, request, cancel);
        var rows = new List<object?[]>();
        foreach (var (name, store, table) in await lake.ReadableAsync(tables, cancel))
            rows.Add(Facts(name, store, await table.SnapshotAsync(cancel)));
        return new ResultTable(ListColumns, rows);
    }

    /// <summary>The versions of tables, the newest first, with what each changed.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="tables">Names or patterns; all when there are none.</param>
    /// <param name="limit">Versions of each table at most.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ResultTable> HistoryAsync(RunRequest request, IReadOnlyList<string> tables, int limit, CancellationToken cancel)
    {
        using var lake = OpenLake.ForReading(host, request, cancel);
        var rows = new List<object?[]>();
        foreach (var (name, _, table) in await lake.ReadableAsync(tables, cancel))
        {
            var snapshot = await table.SnapshotAsync(cancel);
            await foreach (var entry in table.HistoryAsync(cancel).Take(limit))
                rows.Add(Facts(name, snapshot, entry));
        }
        return new ResultTable(HistoryColumns, rows);
    }

    /// <summary>The versions of the columns of tables, the newest first: a row for each change, and one for the first version. Tables whose
    /// columns nobody kept account of have none.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="tables">Names or patterns; all when there are none.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ResultTable> SchemaAsync(RunRequest request, IReadOnlyList<string> tables, CancellationToken cancel)
    {
        using var lake = OpenLake.ForReading(host, request, cancel);
        var rows = new List<object?[]>();
        foreach (var (name, _, table) in await lake.ReadableAsync(tables, cancel))
        {
            var versions = LakeReader.SchemaVersions(await table.SnapshotAsync(cancel));
            rows.AddRange(versions.Reverse().SelectMany(version => Facts(name, version)));
        }
        return new ResultTable(SchemaColumns, rows);
    }

    /// <summary>Statements that show the tables to another engine.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="tables">Names or patterns; all when there are none.</param>
    /// <param name="dialect">The engine.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>One text for each table.</returns>
    public async Task<IReadOnlyList<string>> DdlAsync(RunRequest request, IReadOnlyList<string> tables, LakeDialect dialect, CancellationToken cancel)
    {
        using var lake = OpenLake.ForReading(host, request, cancel);
        var statements = new List<string>();
        foreach (var (name, store, table) in await lake.ReadableAsync(tables, cancel))
            statements.Add(DdlText.Of(DdlTable.Of(name, store.Root, await table.SnapshotAsync(cancel)), dialect));
        return statements;
    }

    static object?[] Facts(TableName name, IObjectStore store, DeltaSnapshot snapshot) =>
    [
        name.ToString(), LakeMaintenance.WriterOf(name, snapshot), Rows(snapshot, snapshot.Files), (long)snapshot.Files.Count,
        snapshot.Files.Sum(file => file.Bytes), snapshot.Version, snapshot.Timestamp, $"{store.Root}/{name.Schema}/{name.Table}",
    ];

    static IEnumerable<object?[]> Facts(TableName name, SchemaVersion version)
    {
        object?[] Row(string? column, string change, string? from, string? to) =>
            [name.ToString(), version.Version, version.At, (long)version.Columns, column, change, from, to, version.LoadId];
        return version.Changes.Count == 0
            ? [Row(null, "created", null, null)]
            : version.Changes.Select(change => Row(change.Column, change.Kind.ToString().ToLowerInvariant(), change.From, change.To));
    }

    static object?[] Facts(TableName name, DeltaSnapshot snapshot, HistoryEntry entry)
    {
        var added = entry.Actions.OfType<AddFile>().ToList();
        var removed = entry.Actions.OfType<RemoveFile>().ToList();
        return
        [
            name.ToString(), entry.Version, entry.At, entry.Info?.Operation, Rows(snapshot, added), (long)added.Count, (long)removed.Count,
            added.Sum(file => file.Bytes), removed.Sum(file => file.Bytes ?? 0), By(entry.Info), Details(entry.Info),
        ];
    }

    static string? By(CommitInfo? info) => info switch
    {
        { User: { } user, Engine: { } engine } => $"{user} ({engine})",
        _ => info?.User ?? info?.Engine,
    };

    static string Details(CommitInfo? info) => info is null ? "" : string.Join(' ', info.Parameters.Select(fact => $"{fact.Key}={fact.Value}"));

    /// <summary>The rows of some files of a table; null where a writer left no counts.</summary>
    internal static long? Rows(DeltaSnapshot snapshot, IEnumerable<AddFile> files)
    {
        var rows = 0L;
        foreach (var file in files)
        {
            if (StatisticsJson.Read(file.Stats, snapshot.Columns) is not { } statistics)
                return null;
            rows += statistics.Rows - (file.DeletionVector?.Rows ?? 0);
        }
        return rows;
    }
}
