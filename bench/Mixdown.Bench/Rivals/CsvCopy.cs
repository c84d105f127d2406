using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Bench.Rivals;

/// <summary>DuckDB's own reader and writer over the files of a store.</summary>
static class CsvCopy
{
    /// <summary>One COPY a table, with the types of its own columns as the load has settled them.</summary>
    public static ParquetCopy Of(BenchFolder folder, string store, string bronze)
    {
        var copy = new ParquetCopy(folder);
        foreach (var table in Directory.EnumerateDirectories(bronze).Select(path => Path.GetFileName(path)))
        {
            var from = SqlText.Literal(Path.Combine(store, table + ".csv"));
            copy.Add(table, $"read_csv({from}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = {Columns(bronze, table)})");
        }
        return copy;
    }

    static string Columns(string bronze, string table)
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        var own = session.Query(
            $"select column_name, column_type from (describe select * from '{bronze}/{table}/*.parquet') where not starts_with(column_name, '_mx_')",
            CancellationToken.None);
        return $"{{{string.Join(", ", own.Rows.Select(row => $"'{row[0]}': '{row[1]}'"))}}}";
    }
}
