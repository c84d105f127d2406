using Mixdown.Bench.Measuring;
using Mixdown.Data.Naming;

namespace Mixdown.Bench.Rivals;

/// <summary>DuckDB's own readers and its writer: one COPY a file, in a process of its own. Order costs DuckDB time, and nobody asks for
/// it here.</summary>
/// <param name="folder">Where script and files go.</param>
sealed class ParquetCopy(BenchFolder folder)
{
    readonly string _script = Begin(folder.Empty("copy-script"));

    /// <summary>Copies what a reader gives, too.</summary>
    /// <param name="name">The file's name, without its end.</param>
    /// <param name="reader">The call of the reader.</param>
    public void Add(string name, string reader) => File.WriteAllText(
        Path.Combine(_script, name + ".sql"),
        $"copy (select * from {reader}) to {SqlText.Literal(folder.At($"parquet/{name}.parquet"))} (format parquet, compression zstd, parquet_version v2)");

    public Task<ChildRun> RunAsync(CancellationToken cancel)
    {
        folder.Empty("parquet");
        return Child.RunAsync(
            Environment.ProcessPath!, SqlRunner.Arguments(Path.Combine(folder.Empty("copy"), "copy.duckdb"), folder.Root, _script), folder.Root, cancel);
    }

    static string Begin(string script)
    {
        File.WriteAllText(Path.Combine(script, "0.sql"), "set preserve_insertion_order = false");
        return script;
    }
}
