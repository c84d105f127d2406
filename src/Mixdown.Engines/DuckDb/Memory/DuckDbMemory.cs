using Mixdown.Data.Batches;
using Mixdown.Engines.DuckDb.Native.Functions;
using Mixdown.Engines.DuckDb.Parquet;

namespace Mixdown.Engines.DuckDb.Memory;

/// <summary>Tables in memory that our own readers fill, that SQL asks, and whose rows become Parquet files. An instance of its
/// own.</summary>
/// <remarks>The instance does not keep the order of rows: only so do several readers fill one table side by side.</remarks>
public sealed class DuckDbMemory : IDisposable
{
    readonly DuckDbEngine _engine;
    readonly LiveParts _parts = new();

    /// <param name="limits">Memory, threads and temp folder; the rest does not count.</param>
    public DuckDbMemory(DuckDbEngineOptions limits)
    {
        _engine = DuckDbEngine.Open(limits with { File = null, ReadOnly = false, KeepOrder = false });
        using var connection = _engine.Connect();
        PartFunction.Register(connection.Handle, _parts);
        // A time without a zone, where one is needed, is UTC: not that of whoever started the process.
        using var session = OpenSession();
        session.Execute("set global TimeZone = 'UTC'", CancellationToken.None);
    }

    /// <summary>The instance, for those who have tables of their own in it.</summary>
    public DuckDbEngine Engine => _engine;

    /// <summary>A connection to the tables; for one thread at a time.</summary>
    public DuckDbSession OpenSession() => _engine.OpenSession();

    /// <summary>Reads a part to its end by a statement.</summary>
    /// <param name="session">Of this instance.</param>
    /// <param name="part">The rows.</param>
    /// <param name="sql">The statement, which reads from what it is given.</param>
    /// <param name="parameters">Values for <c>$1</c>, <c>$2</c>, …</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>How many rows it wrote.</returns>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The engine refuses it.</exception>
    /// <remarks>What a reader throws comes out as it is.</remarks>
    public long Read(DuckDbSession session, IColumnPart part, Func<string, string> sql, IReadOnlyList<object?> parameters, CancellationToken cancel)
    {
        using var scan = _parts.Add(part);
        try
        {
            return session.Execute(sql(scan.Sql), parameters, cancel);
        }
        catch (Exception) when (scan.HasFailed)
        {
            scan.Rethrow();
            throw;
        }
    }

    /// <summary>Writes the rows of a query into one new file, and forces that to disk. Blocks.</summary>
    /// <param name="session">Of this instance.</param>
    /// <param name="select">The query.</param>
    /// <param name="file">A path where nothing is; its folder must be there. After a failure nothing is there either.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX3016: the disk is full or refuses.</exception>
    public static WrittenFile Write(DuckDbSession session, string select, string file, CancellationToken cancel)
    {
        using var unfinished = new UnfinishedFile(file);
        var written = CopyReport.Read(file, session.Query(ParquetCopy.OneFile(select, file, new ParquetWriteOptions()), cancel));
        unfinished.Keep();
        return written;
    }

    /// <summary>Drops the tables.</summary>
    public void Dispose() => _engine.Dispose();
}
