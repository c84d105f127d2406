using System.Globalization;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Ingest.Bronze.Current;

/// <summary>The current table of <c>scd2</c>: every version of each key with the time in which it held. A row that did not change
/// makes no version; a key that was deleted, or that a whole read no longer has, is closed.</summary>
/// <param name="session">Where versions are compared.</param>
/// <param name="files">The files on both sides.</param>
/// <param name="bronze">The table.</param>
/// <param name="state">The load.</param>
sealed class VersionedRows(DuckDbLakeSession session, CurrentFiles files, BronzeTable bronze, LoadState state)
{
    /// <summary>From when on the version holds.</summary>
    public const string ValidFrom = "_mx_valid_from";

    /// <summary>Until when it held; NULL for the one that holds.</summary>
    public const string ValidTo = "_mx_valid_to";

    /// <summary>Whether it is the one that holds.</summary>
    public const string IsCurrent = "_mx_is_current";

    static readonly ColumnList Times = new(
        new Column(ValidFrom, DataType.Instant), new Column(ValidTo, DataType.Instant), new Column(IsCurrent, new DataType.Boolean()));

    readonly MergeTerms _terms = new(state.Derivation!, bronze.Snapshot!.Columns);
    readonly ColumnList _columns = new([.. bronze.Snapshot!.Columns, .. Times]);

    /// <summary>Makes the files of the current table after the load.</summary>
    public async Task<CurrentChange> ChangeAsync(CancellationToken cancel)
    {
        var rows = await files.Rows(files.New.Select(files.PathOf), bronze.Snapshot!.Columns, cancel).ConfigureAwait(false);
        ReadBatch(rows, cancel);
        await ReadOldAsync(cancel).ConfigureAwait(false);
        Truncate(cancel);
        Chain(cancel);
        await WriteNewAsync(rows, cancel).ConfigureAwait(false);
        var removed = await CloseAsync(cancel).ConfigureAwait(false);
        return new CurrentChange(
            _columns, files.Added, state.Derivation!.IsRestart ? [.. bronze.Current?.Files.Select(file => file.DataPath) ?? []] : removed);
    }

    void ReadBatch(string rows, CancellationToken cancel)
    {
        session.Execute(
            $"""
            set timezone = 'UTC';
            create temp table batch as
            select {_terms.Keys}, coalesce({Time()}, {LoadTime}) as since, hash({_terms.OwnColumns}) as h, {_terms.IsDeleted} as deleted,
                   {_terms.IsTruncate} as truncates, {_terms.Sort} as s, {CurrentFiles.File} as f, {CurrentFiles.Position} as p, {RowLineage.File} as place, {RowLineage.Row} as r
            from {rows};
            create temp table closed (f integer, p bigint, since timestamptz)
            """, cancel);
    }

    async Task ReadOldAsync(CancellationToken cancel)
    {
        var rows = await files.Rows(files.Old.Select(files.PathOf), _columns, cancel).ConfigureAwait(false);
        session.Execute(
            $"""
            create temp table old as
            select {_terms.Keys}, {ValidFrom} as since, hash({_terms.OwnColumns}) as h, {CurrentFiles.File} as f, {CurrentFiles.Position} as p
            from {rows} where {IsCurrent}
            """, cancel);
    }

    /// <summary>Closes everything where the source was emptied within the load.</summary>
    void Truncate(CancellationToken cancel)
    {
        if (!state.Derivation!.HasOperations || session.Query("select max(r) from batch where truncates", cancel).Rows[0][0] is not { } last)
            return;
        session.Execute(
            string.Create(CultureInfo.InvariantCulture, $"delete from batch where r <= {last}; insert into closed select f, p, {LoadTime} from old; delete from old"), cancel);
    }

    /// <summary>Puts the versions of each key one after the other. Without times of their own only the last one of a load counts.</summary>
    void Chain(CancellationToken cancel)
    {
        if (TimeColumn is null)
            session.Execute($"create temp table fresh as select * from batch qualify row_number() over (partition by {_terms.KeyNames} order by s desc nulls last, place desc, r desc) = 1", cancel);
        else
            session.Execute($"create temp table fresh as select * from batch anti join old on {_terms.SameKey("batch", "old")} and batch.since < old.since", cancel);
        session.Execute(
            $"""
            create temp table steps as
            select *, lag(h) over of_key as before, lag(deleted) over of_key as deleted_before
            from (select {_terms.KeyNames}, since, h, false as deleted, 1 as side, f, p, '' as place, 0 as r from old
                  union all select {_terms.KeyNames}, since, h, deleted, 0, f, p, place, r from fresh)
            window of_key as (partition by {_terms.KeyNames} order by side desc, since, place, r);
            create temp table chain as
            select *, lead(since) over (partition by {_terms.KeyNames} order by side desc, since, place, r) as until
            from steps
            where side = 1 or (deleted_before is null and not deleted) or deleted <> deleted_before or (not deleted and h <> before);
            insert into closed select f, p, until from chain where side = 1 and until is not null
            """, cancel);
        if (state.Derivation is { IsWhole: true, HasOperations: false })
            session.Execute($"insert into closed select f, p, {LoadTime} from old anti join batch on {_terms.SameKey("old", "batch")}", cancel);
    }

    Task WriteNewAsync(string rows, CancellationToken cancel) => files.WriteAsync(
        $"""
        select rows.* exclude ({CurrentFiles.File}, {CurrentFiles.Position}), chain.since as {ValidFrom}, chain.until as {ValidTo}, chain.until is null as {IsCurrent}
        from {rows} rows join chain on chain.side = 0 and not chain.deleted and chain.f = rows.{CurrentFiles.File} and chain.p = rows.{CurrentFiles.Position}
        """, _columns.Count, cancel);

    async Task<IReadOnlyList<string>> CloseAsync(CancellationToken cancel)
    {
        var closed = session.Query("select distinct f from closed", cancel).Rows.Select(row => Convert.ToInt32(row[0], CultureInfo.InvariantCulture)).ToHashSet();
        var isWidened = files.AreWidened(_columns);
        var removed = new List<string>();
        foreach (var (i, file) in files.Old.Index())
        {
            if (!isWidened && !closed.Contains(i + 1))
                continue;
            removed.Add(file.DataPath);
            await files.RewriteAsync(files.PathOf(file), _columns, rows => Closed(rows, i + 1), cancel).ConfigureAwait(false);
        }
        return removed;
    }

    static string Closed(string rows, int file) => string.Create(CultureInfo.InvariantCulture, $"""
        select o.* exclude ({CurrentFiles.File}, {CurrentFiles.Position})
               replace (coalesce(c.since, o.{ValidTo}) as {ValidTo}, o.{IsCurrent} and c.since is null as {IsCurrent})
        from {rows} o left join (select p, min(since) as since from closed where f = {file} group by p) c on c.p = o.{CurrentFiles.Position}
        """);

    Column? TimeColumn => _terms.SortColumn is { Type: DataType.Timestamp or DataType.Date } column ? column : null;

    /// <summary>When a version begins: what its row says where that is a time, else the load's.</summary>
    string Time() => TimeColumn switch
    {
        null => LoadTime,
        { Type: DataType.Timestamp { HasZone: true } } => _terms.Sort,
        { Type: DataType.Date } => $"timezone('UTC', cast({_terms.Sort} as timestamp))",
        _ => $"timezone('UTC', {_terms.Sort})",
    };

    string LoadTime => string.Create(CultureInfo.InvariantCulture, $"timestamptz '{state.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss.ffffff}+00'");
}
