using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Delta.DeletionVectors;

namespace Mixdown.Engines.DuckDb.Lake;

/// <summary>The deleted rows of a table's files as something that SQL can join: values in the statement itself while they are few,
/// then a table of the session, which DuckDB keeps within its memory limit.</summary>
/// <param name="files">The files; those with deleted rows are numbered by their place here.</param>
sealed class DeletedRowsTable(IReadOnlyList<ExposedFile> files)
{
    /// <summary>Up to here a statement holds them itself: some 12 bytes a row.</summary>
    const long MostInStatement = 1000;

    const string TemporaryName = "_mx_deleted_rows";

    /// <summary>How many there are.</summary>
    public long Count { get; } = files.Sum(file => file.Deleted?.Count ?? 0);

    /// <summary>Whether they are too many for a statement.</summary>
    public bool IsLarge => Count > MostInStatement;

    /// <summary>The rows as a relation <c>(file, row)</c> that lives as long as the session.</summary>
    public string InSession(DuckDbSession session, CancellationToken cancel)
    {
        if (!IsLarge)
            return Values();
        session.Execute($"create or replace temp table {TemporaryName} (file bigint, row bigint)", cancel);
        session.Append("temp", "main", TemporaryName, new DeletedRowsPart([.. files.Select(file => file.Deleted)]));
        return TemporaryName;
    }

    /// <summary>Writes the rows into a Parquet file that stays.</summary>
    public void Write(DuckDbSession session, string file, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = file + "." + Path.GetRandomFileName();
        session.Execute($"copy (from {InSession(session, cancel)}) to {SqlText.Literal(unfinished)} (format parquet, compression zstd)", cancel);
        session.Execute($"drop table if exists temp.{TemporaryName}", cancel);
        File.Move(unfinished, file, overwrite: true);
    }

    string Values()
    {
        var rows = files.SelectMany((file, number) => Positions(file.Deleted).Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"({number}, {row})")));
        return $"(select * from (values {string.Join(", ", rows)}) rows(file, row))";
    }

    static IEnumerable<long> Positions(DeletedRows? deleted)
    {
        foreach (var range in deleted?.Ranges ?? [])
        {
            for (var row = range.First; row <= range.Last; row++)
                yield return row;
        }
    }
}
