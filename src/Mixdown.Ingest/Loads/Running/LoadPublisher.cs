using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Delta.Statistics;
using Mixdown.Engines.DuckDb;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Bronze.Published;

namespace Mixdown.Ingest.Loads.Running;

/// <summary>Lets readers see what a run has loaded: all of its tables at once.</summary>
/// <param name="run">The run.</param>
sealed class LoadPublisher(LoadRun run)
{
    readonly PublishedLoads _loads = new(run.Host.Lake, run.Host.Delta);

    /// <summary>Publishes tables that are further than readers know. Those that failed stay as they were, and a row says so.</summary>
    /// <param name="done">Tables as the run leaves them.</param>
    /// <param name="failed">Tables that the run could not load; they may be among the others.</param>
    /// <param name="cancel">Stops it before the commit.</param>
    public async Task PublishAsync(IEnumerable<BronzeTable> done, IEnumerable<TableLoad> failed, CancellationToken cancel)
    {
        var published = await _loads.FindAsync(cancel).ConfigureAwait(false);
        var tables = done.Where(table => table.IsRecovered && table.ShownSeq > PublishedLoads.SeqOf(published, table.Name))
            .OrderBy(table => table.Name.Table, StringComparer.Ordinal).ToList();
        var told = tables.Select(Values).Concat(failed.Select(Values)).ToList();
        if (told.Count == 0)
            return;
        var rows = await WriteAsync(told, cancel).ConfigureAwait(false);
        await _loads.PublishAsync(tables, rows, run.LoadId, cancel).ConfigureAwait(false);
    }

    /// <summary>Tells of a run that failed before it had tables.</summary>
    /// <param name="error">Why.</param>
    /// <param name="cancel">Stops it before the commit.</param>
    public async Task TellAsync(Diagnostic error, CancellationToken cancel) =>
        await _loads.PublishAsync([], await WriteAsync([Values(null, null, error)], cancel).ConfigureAwait(false), run.LoadId, cancel).ConfigureAwait(false);

    async Task<StagedFile> WriteAsync(IEnumerable<IEnumerable<string>> told, CancellationToken cancel)
    {
        using var lake = run.Host.Parquet.OpenLake(run.Host.Lake, run.Host.ScratchFolder);
        var names = string.Join(", ", PublishedLoads.Columns.Select(column => new SqlIdentifier(column.Name)));
        var values = string.Join(", ", told.Select(row => $"({string.Join(", ", row)})"));
        var casts = string.Join(", ", PublishedLoads.Columns.Select(column => $"cast({new SqlIdentifier(column.Name)} as {LakeTypes.Sql(column.Type)}) as {new SqlIdentifier(column.Name)}"));
        var name = $"{run.LoadId}.parquet";
        var written = await lake.WriteAsync($"select {casts} from (values {values}) loads({names})", $"{PublishedLoads.Folder}/{name}", cancel).ConfigureAwait(false);
        return new StagedFile(
            name, written!.Bytes, run.StartedAt.ToUnixTimeMilliseconds(), StatisticsJson.Write(written.Statistics, PublishedLoads.Columns), PublishedLoads.Columns.Count);
    }

    /// <summary>In the order of the table's columns. Counts of a load that a run before this one had begun are in its state.</summary>
    IEnumerable<string> Values(BronzeTable bronze)
    {
        var (state, now) = (bronze.State, run.Host.Delta.Clock.GetUtcNow());
        return
        [
            Text(state.LoadId), Text(run.Load.Name), Text(bronze.Name.Schema), Text(bronze.Name.Table), Number(state.Seq),
            Time(state.StartedAt), Time(now), Number(state.Rows.Read), Number(state.Rows.Loaded), Number(state.Rows.Rejected),
            Number(state.Rows.Duplicate), Number(state.Rows.Rescued), Number(state.FilesRead), Number(state.BytesRead),
            Text(state.Bookmark), state.SchemaVersion is { } version ? Number(version.Version) : "null", Number(bronze.Shown!.Version),
            Text("loaded"), "null", "null",
        ];
    }

    IEnumerable<string> Values(TableLoad failed) => Values(failed.Table, failed.Version < 0 ? null : failed.Version, failed.Errors[0]);

    /// <summary>Nothing of the run is in the table, if there is one.</summary>
    IEnumerable<string> Values(TableName? table, long? version, Diagnostic error) =>
    [
        Text(run.LoadId), Text(run.Load.Name), Text(table?.Schema ?? run.Load.Schema), Text(table?.Table), "null",
        Time(run.StartedAt), Time(run.Host.Delta.Clock.GetUtcNow()), .. Enumerable.Repeat("0", 7),
        "null", "null", version is { } there ? Number(there) : "null", Text("failed"), Text(error.Code), Text(error.Message),
    ];

    static string Text(string? text) => text is null ? "null" : SqlText.Literal(text);

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    static string Time(DateTimeOffset time) => SqlText.Literal(time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", CultureInfo.InvariantCulture));
}
