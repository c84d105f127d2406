using Mixdown.Bench.Measuring;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Bench.Rivals;

/// <summary>DuckDB's own reader and writer over the files of a store.</summary>
static class CsvCopy
{
    /// <summary>Runs the script in a process of its own.</summary>
    public static Task<ChildRun> RunAsync(BenchFolder folder, string script, CancellationToken cancel)
    {
        folder.Empty("parquet");
        return Child.RunAsync(
            Environment.ProcessPath!, SqlRunner.Arguments(Path.Combine(folder.Empty("copy"), "copy.duckdb"), folder.Root, script), folder.Root, cancel);
    }

    /// <summary>One COPY a table, with the types of its own columns as the load has settled them. Order costs DuckDB time, and
    /// nobody asks for it here.</summary>
    public static string Write(BenchFolder folder, string store, string bronze)
    {
        var script = folder.Empty("copy-script");
        File.WriteAllText(Path.Combine(script, "0.sql"), "set preserve_insertion_order = false");
        foreach (var table in Directory.EnumerateDirectories(bronze).Select(path => Path.GetFileName(path)))
        {
            var from = SqlText.Literal(Path.Combine(store, table + ".csv"));
            var to = SqlText.Literal(folder.At($"parquet/{table}.parquet"));
            File.WriteAllText(
                Path.Combine(script, table + ".sql"),
                $"copy (select * from read_csv({from}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = {Columns(bronze, table)})) "
                + $"to {to} (format parquet, compression zstd, parquet_version v2)");
        }
        return script;
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
