using System.Globalization;
using Mixdown.Data.Batches;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Engines.DuckDb.Native.Functions;

namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>Writes the rows of our own readers to Parquet, on the threads of a DuckDB instance of its own.</summary>
/// <remarks>The instance does not keep the order of rows: only so do several readers write one file side by side. Writes may
/// run side by side.</remarks>
public sealed class DuckDbParquetWriter : IDisposable
{
    readonly DuckDbEngine _engine;
    readonly LiveParts _parts = new();

    /// <param name="limits">Memory, threads and temp folder; the rest does not count.</param>
    public DuckDbParquetWriter(DuckDbEngineOptions limits)
    {
        _engine = DuckDbEngine.Open(limits with { File = null, ReadOnly = false, KeepOrder = false });
        using var connection = _engine.Connect();
        PartFunction.Register(connection.Handle, _parts);
    }

    /// <summary>Reads <paramref name="part"/> to its end into a new file, and forces that to disk. Blocks.</summary>
    /// <param name="part">Its columns come first in the file, then the constants.</param>
    /// <param name="file">A path where nothing is; its folder must be there. After a failure nothing is there either.</param>
    /// <param name="options">Constants and the size of row groups.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">DuckDB cannot write it: MX3016 when the disk is full or
    /// refuses.</exception>
    /// <remarks>What a reader throws comes out as it is.</remarks>
    public WrittenFile Write(IColumnPart part, string file, ParquetWriteOptions options, CancellationToken cancel)
    {
        using var scan = _parts.Add(part);
        using var unfinished = new UnfinishedFile(file);
        var written = Copy(scan, file, options, cancel);
        unfinished.Keep();
        return written;
    }

    /// <summary>Checkpoints on the same instance, since each one costs a start some 30 ms.</summary>
    /// <param name="tempFolder">For a file per call; made when missing.</param>
    public DuckDbParquetHandler Checkpoints(string tempFolder) => new(_engine, tempFolder);

    /// <summary>Compaction on the same instance, within its limits.</summary>
    /// <param name="store">Holds the tables.</param>
    /// <param name="clock">Tells when a file was written.</param>
    /// <param name="scratch">Where files of a store that is no folder lie while they are read or written.</param>
    public DuckDbDataFiles Rewrites(IObjectStore store, TimeProvider clock, string scratch) => new(_engine, store, clock, scratch);

    /// <summary>Closes the instance.</summary>
    public void Dispose() => _engine.Dispose();

    WrittenFile Copy(PartScan scan, string file, ParquetWriteOptions options, CancellationToken cancel)
    {
        using var session = _engine.OpenSession();
        try
        {
            var report = session.Query(
                CopyText(scan, file, options), [.. options.Constants.Select(constant => constant.Value)], cancel);
            return CopyReport.Read(file, report);
        }
        catch (Exception) when (scan.HasFailed)
        {
            scan.Rethrow();
            throw;
        }
    }

    static string CopyText(PartScan scan, string file, ParquetWriteOptions options)
    {
        var constants = options.Constants.Select((constant, i) => string.Create(
            CultureInfo.InvariantCulture, $", cast(${i + 1} as {TypeText(constant)}) as {new SqlIdentifier(constant.Column.Name)}"));
        return string.Create(CultureInfo.InvariantCulture, $"""
            copy (select *{string.Concat(constants)} from {scan.Sql}) to {SqlText.Literal(file)} (
                format parquet, compression zstd, parquet_version v2, return_stats true, use_tmp_file false,
                row_group_size {options.RowGroupRows}, row_group_size_bytes {options.RowGroupBytes})
            """);
    }

    /// <summary>The type as which a constant is written. In the file an ENUM is a text like any other; DuckDB then does not look
    /// each row's text up in its dictionary, a twelfth of the work of a load (bench/Mixdown.Bench/Benches/CsvLoadBench.cs).</summary>
    static string TypeText(ConstantColumn constant) => constant is { Column.Type: DataType.String, Value: string text }
        ? $"enum({SqlText.Literal(text)})"
        : LakeTypes.Sql(constant.Column.Type);
}
