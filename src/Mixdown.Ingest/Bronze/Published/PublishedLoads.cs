using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Maintenance;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;
using Mixdown.Ingest.Maintenance;

namespace Mixdown.Ingest.Bronze.Published;

/// <summary>What readers of a lake may see: the Delta table <c>_mixdown/loads</c>. One commit of it says for all tables of a load how
/// far they are, so that they become visible together; its rows tell what each load did.</summary>
/// <remarks>docs/decisions/0016-history-and-current.md.</remarks>
/// <param name="lake">The lake's root.</param>
/// <param name="delta">As for loads.</param>
sealed class PublishedLoads(IObjectStore lake, DeltaOptions delta)
{
    /// <summary>Its folder in the lake.</summary>
    public const string Folder = "_mixdown/loads";

    /// <summary>Its name in the warehouse.</summary>
    public static readonly TableName Name = new("_mixdown", "loads");

    const int Attempts = 10;

    /// <summary>A row for each table that a load changed, or could not load. Columns are only ever added, at the end.</summary>
    public static readonly ColumnList Columns = new(
        new Column("load_id", DataType.Text), new Column("load", DataType.Text), new Column("schema_name", DataType.Text),
        new Column("table_name", DataType.Text), new Column("seq", DataType.Int64), new Column("started_at", DataType.Instant),
        new Column("finished_at", DataType.Instant), new Column("rows_read", DataType.Int64), new Column("rows_loaded", DataType.Int64),
        new Column("rows_rejected", DataType.Int64), new Column("rows_duplicate", DataType.Int64), new Column("values_rescued", DataType.Int64),
        new Column("files_read", DataType.Int64), new Column("bytes_read", DataType.Int64), new Column("bookmark", DataType.Text),
        new Column("schema_version", DataType.Int64), new Column("lake_version", DataType.Int64), new Column("status", DataType.Text),
        new Column("error_code", DataType.Text), new Column("error", DataType.Text));

    /// <summary>The table itself.</summary>
    public DeltaTable Table { get; } = new(lake, Folder, delta);

    /// <summary>What is published; null where nothing ever was.</summary>
    public Task<DeltaSnapshot?> FindAsync(CancellationToken cancel) => Table.FindAsync(cancel);

    /// <summary>The last load of a table that readers may see, whichever target's it is: a lake that is only read was filled by
    /// another one. 0 for none.</summary>
    public static long SeqOf(DeltaSnapshot? published, BronzeName table)
    {
        var ending = $"/{table.Load}/{table.Table}";
        return (published?.Transactions ?? [])
            .Where(load => load.AppId.StartsWith("mixdown/", StringComparison.Ordinal) && load.AppId.EndsWith(ending, StringComparison.Ordinal))
            .Select(load => load.Version).DefaultIfEmpty().Max();
    }

    /// <summary>Lets readers see tables as they are now.</summary>
    /// <param name="tables">Each with a load that is not published yet; none where all failed.</param>
    /// <param name="rows">The data file with their rows; null for none.</param>
    /// <param name="loadId">The run.</param>
    /// <param name="cancel">Stops it before the commit.</param>
    /// <exception cref="MixdownException">MX2051: somebody else writes to the lake.</exception>
    public async Task PublishAsync(IReadOnlyList<BronzeTable> tables, StagedFile? rows, string loadId, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var published = await FindAsync(cancel).ConfigureAwait(false);
            var ended = await Change(published, tables, rows, loadId).CommitAsync(cancel).ConfigureAwait(false);
            if (ended is CommitResult.Committed or CommitResult.AlreadyDone)
            {
                await CompactAsync(published, cancel).ConfigureAwait(false);
                return;
            }
            // Loads that run side by side publish here; nothing of this one is built on what another one says.
            if (attempt == Attempts)
                throw Disturbed();
        }
    }

    DeltaTransaction Change(DeltaSnapshot? published, IReadOnlyList<BronzeTable> tables, StagedFile? rows, string loadId)
    {
        var transaction = Table.Begin(published);
        if (published is null || published.Columns.Count < Columns.Count)
            transaction.SetColumns(Columns);
        if (rows is not null)
            transaction.Add(rows.ToAction(tables.Select(table => table.ShownSeq).DefaultIfEmpty().Max()));
        foreach (var table in tables)
            transaction.SetApplicationVersion(table.AppId, table.ShownSeq);
        transaction.Describe("PUBLISH", new Dictionary<string, string?>(StringComparer.Ordinal) { ["loadId"] = loadId });
        return transaction;
    }

    static MixdownException Disturbed() => new(new Diagnostic(
        "MX2051", $"somebody else is writing to the lake table {Folder}: what readers see changed {Attempts} times", Hint: "Run the load again."))
    {
        IsTransient = true,
    };

    async Task CompactAsync(DeltaSnapshot? before, CancellationToken cancel)
    {
        if (delta.Files is not null && before is not null && CompactionPolicy.IsDue(before))
            await new DeltaMaintenance(Table).OptimizeAsync(new OptimizeRequest { Tags = StagedFile.TagsOf(Columns.Count) }, cancel).ConfigureAwait(false);
    }
}
