using System.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Bench.Sides;

/// <summary>The same files to Parquet by DuckDB alone, told the types that the load guessed: one COPY a file.</summary>
sealed class DuckDbCopySide : ISide
{
    public string Name => "duckdb-copy";

    /// <param name="arguments">The folder of the CSV files; the folder to write to; then for each table its name and
    /// DuckDB's <c>columns</c> argument.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<TimeSpan> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { KeepOrder = false });
        using var session = engine.OpenSession();
        for (var i = 2; i < arguments.Count; i += 2)
        {
            var from = SqlText.Literal(Path.Combine(arguments[0], arguments[i] + ".csv"));
            var to = SqlText.Literal(Path.Combine(arguments[1], arguments[i] + ".parquet"));
            session.Execute(
                $"copy (select * from read_csv({from}, header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = {arguments[i + 1]})) to {to} (format parquet, compression zstd, parquet_version v2)",
                cancel);
        }
        return Task.FromResult(Stopwatch.GetElapsedTime(began));
    }
}
