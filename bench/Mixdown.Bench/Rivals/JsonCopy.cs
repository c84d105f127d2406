using Mixdown.Data.Naming;

namespace Mixdown.Bench.Rivals;

/// <summary>DuckDB's own reader and writer over a file of JSON lines. It is told the types.</summary>
static class JsonCopy
{
    public const string Name = "DuckDB's COPY (read_json) TO parquet";

    /// <param name="folder">Where it works.</param>
    /// <param name="file">The lines.</param>
    /// <param name="columns">Their types, as <c>read_json</c> takes them.</param>
    public static ParquetCopy Of(BenchFolder folder, string file, string columns)
    {
        var copy = new ParquetCopy(folder);
        copy.Add(Path.GetFileNameWithoutExtension(file), $"read_json({SqlText.Literal(file)}, format = 'newline_delimited', columns = {columns})");
        return copy;
    }
}
