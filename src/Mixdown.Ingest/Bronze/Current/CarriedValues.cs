using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Engines.DuckDb.Parquet;
using Mixdown.Ingest.Loads.Settings;

namespace Mixdown.Ingest.Bronze.Current;

/// <summary>Finds the values that an update did not change and its source did not tell: those of the row before, which is an earlier
/// one of the same load, or the current table's. Then every row of the history is whole, and what is derived from it too.</summary>
/// <remarks>A row that was moved to another key follows its old key's deletion at once: the row before is the old key's.</remarks>
/// <param name="session">Where rows are followed back.</param>
/// <param name="files">The files that the load brought, not yet committed, and those of the current table.</param>
/// <param name="columns">The history's columns.</param>
/// <param name="derivation">Has the key.</param>
sealed class CarriedValues(DuckDbLakeSession session, CurrentFiles files, ColumnList columns, Derivation derivation)
{
    static readonly Column IsCurrent = new(VersionedRows.IsCurrent, new DataType.Boolean());

    readonly MergeTerms _terms = new(derivation, columns);
    readonly List<string> _carried = [];

    /// <summary>The files that have such rows, each with the query of its rows made whole.</summary>
    public async Task<IReadOnlyList<(StagedFile File, string Rows)>> FillAsync(CancellationToken cancel)
    {
        var rows = await files.Rows(files.New.Select(files.PathOf), columns, cancel).ConfigureAwait(false);
        Link(rows, cancel);
        var before = await BeforeAsync(cancel).ConfigureAwait(false);
        foreach (var column in Incomplete(cancel))
            Carry(column, rows, before, cancel);
        var whole = new List<(StagedFile, string)>();
        foreach (var row in session.Query("select distinct f from batch where u is not null order by f", cancel).Rows)
        {
            var file = files.New[Convert.ToInt32(row[0], CultureInfo.InvariantCulture) - 1];
            whole.Add((file, Whole(await files.Rows([files.PathOf(file)], columns, cancel).ConfigureAwait(false))));
        }
        return whole;
    }

    /// <summary>Gives each row with gaps the row before it in the load; none where that is the current table's.</summary>
    void Link(string rows, CancellationToken cancel)
    {
        var keys = Enumerable.Range(0, derivation.Key.Count).ToList();
        session.Execute(
            $"""
            create temp table batch as
            select {_terms.Keys}, {RowLineage.Operation.Name} as op, {RowLineage.Row} as r, {RowLineage.Unchanged.Name} as u, {CurrentFiles.File} as f from {rows};
            create temp table gaps as
            select {_terms.KeyNames}, r, r as until, u from batch where u is not null and op <> 'i'
            union all
            select {string.Join(", ", keys.Select(i => $"old.k{i}"))}, moved.r, old.r, moved.u
            from batch moved join batch old on old.r = moved.r - 1 where moved.u is not null and moved.op = 'i';
            create temp table links as
            select gaps.*, batch.r as source
            from gaps asof left join batch on {string.Join(" and ", keys.Select(i => $"gaps.k{i} = batch.k{i}"))} and gaps.until > batch.r
            """, cancel);
    }

    /// <summary>The rows of the current table that may be meant.</summary>
    async Task<string> BeforeAsync(CancellationToken cancel)
    {
        var touched = new TouchedFiles(session, columns).Of(files.Old, _terms.FirstKey, cancel);
        var isVersioned = derivation.Kind == WriteDisposition.Scd2;
        var rows = await files.Rows(touched.Select(files.PathOf), isVersioned ? new ColumnList([.. columns, IsCurrent]) : columns, cancel).ConfigureAwait(false);
        return isVersioned ? $"(select * from {rows} where {VersionedRows.IsCurrent})" : rows;
    }

    /// <summary>The columns that have gaps at all.</summary>
    List<Column> Incomplete(CancellationToken cancel)
    {
        var own = columns.Where(column => !RowLineage.Has(column)).ToList();
        var found = session.Query($"select {string.Join(", ", own.Select(column => $"coalesce(bool_or({IsGap(column)}), false)"))} from links", cancel).Rows[0];
        return [.. own.Where((_, i) => found[i] is true)];
    }

    void Carry(Column column, string rows, string before, CancellationToken cancel)
    {
        session.Execute($"create or replace temp table steps as select r, source, {_terms.KeyNames} from links where {IsGap(column)}", cancel);
        while (session.Query("select 1 from steps a join steps b on a.source = b.r limit 1", cancel).Rows.Count > 0)
            Leap(cancel);
        var name = new SqlIdentifier(column.Name);
        session.Execute(
            $"""
            create temp table carried{_carried.Count} as
            select steps.r, told.{name} as value from steps join {rows} told on told.{RowLineage.Row} = steps.source
            union all
            select steps.r, was.value
            from steps join (select {_terms.Keys}, {name} as value from {before}) was on steps.source is null and {_terms.SameKey("steps", "was")}
            """, cancel);
        _carried.Add(name.ToString());
    }

    /// <summary>Where the row before has the same gap, goes on to that one's row before; each leap doubles the way.</summary>
    void Leap(CancellationToken cancel)
    {
        var keys = derivation.Key.Select((_, i) => $"case when b.r is null then a.k{i} else b.k{i} end as k{i}");
        session.Execute(
            $"""
            create or replace temp table leaps as
            select a.r, case when b.r is null then a.source else b.source end as source, {string.Join(", ", keys)} from steps a left join steps b on a.source = b.r;
            create or replace temp table steps as from leaps
            """, cancel);
    }

    string Whole(string rows)
    {
        var values = _carried.Select((name, i) => $"case when carried{i}.r is null then rows.{name} else carried{i}.value end as {name}");
        var joins = _carried.Select((_, i) => $"left join carried{i} on carried{i}.r = rows.{RowLineage.Row}");
        return $"select rows.* exclude ({CurrentFiles.File}, {CurrentFiles.Position}) replace ({string.Join(", ", values)}) from {rows} rows {string.Join(' ', joins)}";
    }

    static string IsGap(Column column) =>
        $"contains(u, {SqlText.Literal($"\"{JsonEncodedText.Encode(column.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"")})";
}
