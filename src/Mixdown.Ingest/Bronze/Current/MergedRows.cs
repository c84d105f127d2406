using System.Globalization;
using Mixdown.Delta.Actions;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Ingest.Bronze.Current;

/// <summary>The current table of <c>merge</c>: the latest row of each key. What is decided is which rows, by file and position, are
/// gone; a file that loses none stays or is taken over as it is, one that loses some is written without them.</summary>
/// <remarks>Only keys and positions are held, and DuckDB puts them on disk when they are many: bench/results.</remarks>
/// <param name="session">Where the keys are compared.</param>
/// <param name="files">The files on both sides.</param>
/// <param name="bronze">The table.</param>
/// <param name="state">The load.</param>
sealed class MergedRows(DuckDbLakeSession session, CurrentFiles files, BronzeTable bronze, LoadState state)
{
    const int New = 0;
    const int Old = 1;

    readonly MergeTerms _terms = new(state.Derivation!, bronze.Snapshot!.Columns);

    /// <summary>Makes the files of the current table after the load.</summary>
    public async Task<CurrentChange> ChangeAsync(CancellationToken cancel)
    {
        await ReadBatchAsync(cancel).ConfigureAwait(false);
        var isCleared = state.Derivation!.IsRestart || Truncate(cancel);
        KeepLatest(cancel);
        List<AddFile> touched = isCleared ? [] : new TouchedFiles(session, bronze.Snapshot!.Columns).Of(files.Old, _terms.FirstKey, cancel);
        if (touched.Count > 0)
            await CompareAsync(touched, cancel).ConfigureAwait(false);
        session.Execute($"insert into gone select {New}, f, p from won where deleted", cancel);
        var removed = await WriteAsync(touched, isCleared, cancel).ConfigureAwait(false);
        return new CurrentChange(bronze.Snapshot!.Columns, files.Added, removed);
    }

    async Task ReadBatchAsync(CancellationToken cancel)
    {
        var rows = await files.Rows(files.New.Select(files.PathOf), bronze.Snapshot!.Columns, cancel).ConfigureAwait(false);
        session.Execute(
            $"""
            create temp table batch as
            select {_terms.Keys}, {_terms.Sort} as s, {_terms.IsDeleted} as deleted, {_terms.IsTruncate} as truncates,
                   {CurrentFiles.File} as f, {CurrentFiles.Position} as p, {RowLineage.File} as place, {RowLineage.Row} as r
            from {rows};
            create temp table gone (side integer, f integer, p bigint);
            create temp view won as select * from batch where not exists (select 1 from gone where gone.side = {New} and gone.f = batch.f and gone.p = batch.p)
            """, cancel);
    }

    /// <summary>Whether the source was emptied within the load: then what came before is gone.</summary>
    bool Truncate(CancellationToken cancel)
    {
        if (!state.Derivation!.HasOperations || session.Query("select max(r) from batch where truncates", cancel).Rows[0][0] is not { } last)
            return false;
        session.Execute(
            string.Create(CultureInfo.InvariantCulture, $"insert into gone select {New}, f, p from batch where r <= {last}; delete from batch where r <= {last}"), cancel);
        return true;
    }

    /// <summary>Leaves one row of each key of the batch.</summary>
    void KeepLatest(CancellationToken cancel) => session.Execute(
        $"""
        create temp table twice as select {_terms.KeyNames} from batch group by all having count(*) > 1;
        insert into gone
        select {New}, f, p
        from (select f, p, row_number() over (partition by {_terms.KeyNames} order by s desc nulls last, place desc, r desc) as n
              from batch semi join twice on {_terms.SameKey("batch", "twice")})
        where n > 1
        """, cancel);

    /// <summary>Meets the rows of the table that have a key of the batch: the old row goes, unless it is the later one.</summary>
    async Task CompareAsync(IReadOnlyList<AddFile> touched, CancellationToken cancel)
    {
        var rows = await files.Rows(touched.Select(files.PathOf), bronze.Snapshot!.Columns, cancel).ConfigureAwait(false);
        session.Execute(
            $"""
            create temp table met as
            select o.f as old_f, o.p as old_p, won.f as new_f, won.p as new_p, coalesce(o.s > won.s, false) as is_later
            from (select {_terms.Keys}, {_terms.Sort} as s, {CurrentFiles.File} as f, {CurrentFiles.Position} as p from {rows}) o
            join won on {_terms.SameKey("o", "won")};
            insert into gone select {Old}, old_f, old_p from met where not is_later;
            insert into gone select {New}, new_f, new_p from met where is_later
            """, cancel);
    }

    async Task<IReadOnlyList<string>> WriteAsync(List<AddFile> touched, bool isCleared, CancellationToken cancel)
    {
        var gone = session.Query("select side, f, count(distinct p) from gone group by all", cancel).Rows
            .ToDictionary(row => (Number(row[0]), Number(row[1])), row => Number(row[2]));
        for (var i = 0; i < files.New.Count; i++)
        {
            if (!gone.TryGetValue((New, i + 1), out var rows))
                await files.LinkAsync(files.New[i], cancel).ConfigureAwait(false);
            else if (rows < files.New[i].Rows)
                await files.RewriteAsync(files.PathOf(files.New[i]), bronze.Snapshot!.Columns, rest => Rest(rest, New, i + 1), cancel).ConfigureAwait(false);
        }
        return isCleared ? [.. bronze.Current?.Files.Select(file => file.DataPath) ?? []] : await WriteOldAsync(touched, gone.ContainsKey, cancel).ConfigureAwait(false);
    }

    async Task<IReadOnlyList<string>> WriteOldAsync(List<AddFile> touched, Func<(long, long), bool> loses, CancellationToken cancel)
    {
        var removed = new List<string>();
        var isWidened = files.AreWidened(bronze.Snapshot!.Columns);
        foreach (var file in files.Old)
        {
            var number = touched.IndexOf(file) + 1;
            if (!isWidened && (number == 0 || !loses((Old, number))))
                continue;
            removed.Add(file.DataPath);
            await files.RewriteAsync(files.PathOf(file), bronze.Snapshot.Columns, rest => Rest(rest, Old, number), cancel).ConfigureAwait(false);
        }
        return removed;
    }

    static string Rest(string rows, int side, int file) => string.Create(
        CultureInfo.InvariantCulture,
        $"select * exclude ({CurrentFiles.File}, {CurrentFiles.Position}) from {rows} rows where {CurrentFiles.Position} not in (select p from gone where side = {side} and f = {file})");

    static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
