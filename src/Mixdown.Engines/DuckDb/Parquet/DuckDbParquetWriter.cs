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

    /// <summary>As <see cref="Write"/>, into as many files as <see cref="ParquetWriteOptions.FileBytes"/> makes of the rows; none when
    /// there are no rows.</summary>
    /// <param name="part">Its columns come first in the files, then the constants.</param>
    /// <param name="folder">Made when missing; other files in it stay.</param>
    /// <param name="stem">What the names begin with, <c>-0.parquet</c>, <c>-1.parquet</c>, … follows; nothing there begins so.</param>
    /// <param name="options">Constants and sizes.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">As <see cref="Write"/>.</exception>
    public IReadOnlyList<WrittenFile> WriteFiles(
        IColumnPart part, string folder, string stem, ParquetWriteOptions options, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        using var scan = _parts.Add(part);
        using var unfinished = new UnfinishedFiles(folder, stem + "-");
        var report = Run(scan, ParquetCopy.Files(ParquetCopy.Rows(scan, options), folder, stem, options), options, cancel);
        var written = CopyReport.ReadAll(report);
        unfinished.Keep(written);
        return [.. written.Where(file => file.Statistics.Rows > 0)];
    }

    /// <summary>A session on the same instance, within its limits: for those who look into files before they are read.</summary>
    public DuckDbSession OpenSession() => _engine.OpenSession();

    /// <summary>Checkpoints on the same instance, since each one costs a start some 30 ms.</summary>
    /// <param name="tempFolder">For a file per call; made when missing.</param>
    public DuckDbParquetHandler Checkpoints(string tempFolder) => new(_engine, tempFolder);

    /// <summary>SQL over data files, on the same instance and within its limits.</summary>
    /// <param name="store">Holds the files.</param>
    /// <param name="scratch">Where files of a store that is no folder lie meanwhile.</param>
    public DuckDbLakeSession OpenLake(IObjectStore store, string scratch) => new(_engine.OpenSession(), store, scratch);

    /// <summary>Compaction on the same instance, within its limits.</summary>
    /// <param name="store">Holds the tables.</param>
    /// <param name="clock">Tells when a file was written.</param>
    /// <param name="scratch">Where files of a store that is no folder lie while they are read or written.</param>
    public DuckDbDataFiles Rewrites(IObjectStore store, TimeProvider clock, string scratch) => new(_engine, store, clock, scratch);

    /// <summary>Closes the instance.</summary>
    public void Dispose() => _engine.Dispose();

    WrittenFile Copy(PartScan scan, string file, ParquetWriteOptions options, CancellationToken cancel) =>
        CopyReport.Read(file, Run(scan, ParquetCopy.OneFile(ParquetCopy.Rows(scan, options), file, options), options, cancel));

    ResultTable Run(PartScan scan, string copy, ParquetWriteOptions options, CancellationToken cancel)
    {
        using var session = _engine.OpenSession();
        try
        {
            return session.Query(copy, [.. options.Constants.Select(constant => constant.Value)], cancel);
        }
        catch (Exception) when (scan.HasFailed)
        {
            scan.Rethrow();
            throw;
        }
    }
}
