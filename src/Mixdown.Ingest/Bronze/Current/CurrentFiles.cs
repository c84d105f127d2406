using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Statistics;
using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Ingest.Bronze.Current;

/// <summary>The data files of a merge: those that a load brought into the history, and those of the current table; and the ones that
/// come of them.</summary>
/// <param name="lake">The lake.</param>
/// <param name="session">Reads and writes them.</param>
/// <param name="bronze">The table.</param>
/// <param name="state">The load.</param>
sealed class CurrentFiles(IObjectStore lake, DuckDbLakeSession session, BronzeTable bronze, LoadState state)
{
    /// <summary>The column of <see cref="Rows"/> that has the file's number, from 1.</summary>
    public const string File = "__mx_file_number";

    /// <summary>The column of <see cref="Rows"/> that has the row's position in its file.</summary>
    public const string Position = "file_row_number";

    const string FileName = "__mx_file_name";

    readonly List<StagedFile> _added = [];
    int _next;

    /// <summary>The files that the load brought, in the order of their rows.</summary>
    public IReadOnlyList<StagedFile> New { get; } = [.. state.Added.IntersectBy(state.Derivation!.Batch, file => file.Path)];

    /// <summary>The files of the current table; empty where it starts anew.</summary>
    public IReadOnlyList<AddFile> Old { get; } =
        state.Derivation!.IsRestart ? [] : [.. (bronze.Current?.Files ?? []).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>What came of them so far.</summary>
    public IReadOnlyList<StagedFile> Added => _added;

    /// <summary>Where a new file lies in the lake.</summary>
    public string PathOf(StagedFile file) => $"{bronze.DataPath}/{file.Path}";

    /// <summary>Where a file of the current table lies in the lake.</summary>
    public string PathOf(AddFile file) => $"{bronze.Name.Path}/{file.DataPath}";

    /// <summary>Rows of files as a FROM item, with the file's number and the row's position; a column that no file has reads NULL.</summary>
    /// <param name="paths">In the lake.</param>
    /// <param name="columns">All of their columns.</param>
    /// <param name="cancel">Stops the copying of files that are not on this machine.</param>
    public async Task<string> Rows(IEnumerable<string> paths, ColumnList columns, CancellationToken cancel)
    {
        var files = new List<string>();
        foreach (var path in paths)
            files.Add(await session.FileAsync(path, cancel).ConfigureAwait(false));
        var typed = string.Join(", ", columns.Select(column => $"cast(null as {LakeTypes.Sql(column.Type)}) as {new SqlIdentifier(column.Name)}"));
        return files.Count == 0
            ? $"(select {typed}, 0 as {File}, cast(null as bigint) as {Position} where false)"
            : $"""
              (select {typed}, 0 as {File}, cast(null as bigint) as {Position} where false
               union all by name
               select * exclude ({FileName}), list_position([{List(files, text => text)}], {FileName})::integer as {File}
               from read_parquet([{List(files, Escaped)}], union_by_name = true, filename = '{FileName}', file_row_number = true))
              """;
    }

    /// <summary>Takes a new file into the current table as it is.</summary>
    public async Task LinkAsync(StagedFile file, CancellationToken cancel)
    {
        await lake.CopyAsync(PathOf(file), $"{bronze.Name.Path}/{file.Path}", cancel).ConfigureAwait(false);
        _added.Add(file);
    }

    /// <summary>Whether a column has another type than in the files of the current table: then all of them are written anew.</summary>
    public bool AreWidened(ColumnList columns) =>
        Old.Count > 0 && bronze.Current!.Columns.Any(before => columns.IndexOf(before.Name) is var at && at >= 0 && columns[at].Type != before.Type);

    /// <summary>Writes rows of one file anew.</summary>
    /// <param name="path">In the lake.</param>
    /// <param name="columns">The columns that are written.</param>
    /// <param name="select">Makes the query of the FROM item with the file's rows.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task RewriteAsync(string path, ColumnList columns, Func<string, string> select, CancellationToken cancel) =>
        await WriteAsync(select(await Rows([path], columns, cancel).ConfigureAwait(false)), columns.Count, cancel).ConfigureAwait(false);

    /// <summary>Writes the rows of a query into a new file of the current table, where there are any.</summary>
    public async Task WriteAsync(string select, int columns, CancellationToken cancel)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{BronzeTable.Stem(state.Seq)}m{_next++:D5}.parquet");
        if (await session.WriteAsync(select, $"{bronze.Name.Path}/{name}", cancel).ConfigureAwait(false) is not { } written)
            return;
        var statistics = StatisticsJson.Write(written.Statistics, bronze.Snapshot!.Columns);
        _added.Add(new StagedFile(name, written.Bytes, state.StartedAt.ToUnixTimeMilliseconds(), statistics, columns) { Rows = written.Statistics.Rows });
    }

    static string List(List<string> files, Func<string, string> text) => string.Join(", ", files.Select(file => SqlText.Literal(text(file))));

    // read_parquet takes * ? and [ for patterns; in brackets they stand for themselves.
    static string Escaped(string path) => path.AsSpan().IndexOfAny("*?[") < 0
        ? path
        : string.Concat(path.Select(letter => letter is '*' or '?' or '[' ? $"[{letter}]" : letter.ToString()));
}
