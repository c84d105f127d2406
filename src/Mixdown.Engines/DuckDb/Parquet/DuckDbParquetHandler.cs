using System.Buffers;
using System.Globalization;
using System.Text;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Checkpoints;

namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>Gives the Delta library its Parquet: checkpoints are written and read by DuckDB.</summary>
/// <param name="engine">Any instance, asked for once there is something to be read or written; each call opens a session of its own.</param>
/// <param name="tempFolder">For a file per call, gone at its end; made when missing.</param>
public sealed class DuckDbParquetHandler(Func<DuckDbEngine> engine, string tempFolder) : IParquetHandler
{
    /// <summary>DuckDB's own limit for one JSON object; longer ones must be announced.</summary>
    const int LongestRowByDefault = 16 << 20;

    /// <param name="engine">Any instance; each call opens a session of its own.</param>
    /// <param name="tempFolder">For a file per call, gone at its end; made when missing.</param>
    public DuckDbParquetHandler(DuckDbEngine engine, string tempFolder)
        : this(() => engine, tempFolder)
    {
    }

    /// <inheritdoc/>
    public Task<byte[]> EncodeAsync(ColumnList columns, ReadOnlyMemory<byte> rows, CancellationToken cancel) =>
        Task.Run(() => Encode(columns, rows.Span, cancel), cancel);

    /// <inheritdoc/>
    public Task<byte[]> DecodeAsync(ColumnList columns, ReadOnlyMemory<byte> parquet, CancellationToken cancel) =>
        Task.Run(() => Decode(columns, parquet.Span, cancel), cancel);

    byte[] Encode(ColumnList columns, ReadOnlySpan<byte> rows, CancellationToken cancel)
    {
        using var json = new ScratchFile(tempFolder, rows);
        using var parquet = new ScratchFile(tempFolder, []);
        using var session = engine().OpenSession();
        var types = columns.Select(column => $"{SqlText.Literal(column.Name)}: {SqlText.Literal(LakeTypes.Sql(column.Type))}");
        session.Execute(
            string.Create(CultureInfo.InvariantCulture, $$"""
                copy (from read_json({{SqlText.Literal(json.Path)}}, format = 'newline_delimited',
                    columns = { {{string.Join(", ", types)}} }, maximum_object_size = {{LongestRow(rows)}}))
                to {{SqlText.Literal(parquet.Path)}} (format parquet, compression zstd, use_tmp_file false)
                """), cancel);
        return File.ReadAllBytes(parquet.Path);
    }

    byte[] Decode(ColumnList columns, ReadOnlySpan<byte> parquet, CancellationToken cancel)
    {
        using var file = new ScratchFile(tempFolder, parquet);
        using var session = engine().OpenSession();
        // Whatever else a writer left in these columns comes along: the reader of the rows takes what it knows.
        var wanted = string.Join(", ", columns.Select(column => SqlText.Literal(column.Name)));
        var rows = session.Query(
            $"select to_json(action) from (select columns(name -> name in ({wanted})) from read_parquet($1)) action",
            [file.Path], cancel);
        return Lines(rows.Rows);
    }

    static byte[] Lines(IReadOnlyList<object?[]> rows)
    {
        var lines = new ArrayBufferWriter<byte>();
        foreach (var row in rows)
        {
            Encoding.UTF8.GetBytes((string)row[0]!, lines);
            lines.Write("\n"u8);
        }
        return lines.WrittenSpan.ToArray();
    }

    static int LongestRow(ReadOnlySpan<byte> rows)
    {
        var longest = LongestRowByDefault;
        foreach (var line in rows.Split((byte)'\n'))
            longest = Math.Max(longest, line.End.Value - line.Start.Value + 1);
        return longest;
    }
}
