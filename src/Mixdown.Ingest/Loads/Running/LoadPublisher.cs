using System.Globalization;
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

    /// <summary>Publishes tables that are further than readers know. Those that failed stay as they were.</summary>
    public async Task PublishAsync(IEnumerable<BronzeTable> done, CancellationToken cancel)
    {
        var published = await _loads.FindAsync(cancel).ConfigureAwait(false);
        var tables = done.Where(table => table.IsRecovered && table.ShownSeq > PublishedLoads.SeqOf(published, table.Name))
            .OrderBy(table => table.Name.Table, StringComparer.Ordinal).ToList();
        if (tables.Count == 0)
            return;
        var rows = await WriteAsync(tables, cancel).ConfigureAwait(false);
        await _loads.PublishAsync(tables, rows, run.LoadId, cancel).ConfigureAwait(false);
    }

    async Task<StagedFile> WriteAsync(List<BronzeTable> tables, CancellationToken cancel)
    {
        using var lake = run.Host.Parquet.OpenLake(run.Host.Lake, run.Host.ScratchFolder);
        var names = string.Join(", ", PublishedLoads.Columns.Select(column => new SqlIdentifier(column.Name)));
        var values = string.Join(", ", tables.Select(table => $"({string.Join(", ", Values(table))})"));
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
        ];
    }

    static string Text(string? text) => text is null ? "null" : SqlText.Literal(text);

    static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    static string Time(DateTimeOffset time) => SqlText.Literal(time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", CultureInfo.InvariantCulture));
}
