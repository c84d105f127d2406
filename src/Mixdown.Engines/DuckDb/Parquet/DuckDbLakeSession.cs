using Mixdown.Data.Storage;
using Mixdown.Engines.DuckDb.Memory;

namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>SQL over data files of a lake, and new data files made by it. Temporary tables are its own and gone with it.</summary>
public sealed class DuckDbLakeSession : IDisposable
{
    readonly DuckDbSession _session;
    readonly IObjectStore _store;
    readonly string _scratch;
    readonly LocalCopies _copies;

    internal DuckDbLakeSession(DuckDbSession session, IObjectStore store, string scratch)
    {
        (_session, _store, _scratch) = (session, store, scratch);
        _copies = new LocalCopies(store, scratch);
    }

    /// <summary>A data file as a file of this machine, as long as the session is open.</summary>
    /// <param name="path">In the store.</param>
    /// <param name="cancel">Stops the copying.</param>
    public Task<string> FileAsync(string path, CancellationToken cancel) => _copies.GetAsync(path, cancel);

    /// <summary>Runs one or several statements.</summary>
    public void Execute(string sql, CancellationToken cancel) => _session.Execute(sql, cancel);

    /// <summary>Runs a statement with a small answer.</summary>
    public ResultTable Query(string sql, CancellationToken cancel) => _session.Query(sql, cancel);

    /// <summary>Makes a data file of the rows of a query.</summary>
    /// <param name="select">The query.</param>
    /// <param name="path">In the store; nothing is there that is needed.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>null when there are no rows: then there is no file.</returns>
    public async Task<WrittenFile?> WriteAsync(string select, string path, CancellationToken cancel)
    {
        var local = _store.LocalFile(path) ?? Path.Combine(_scratch, Path.GetRandomFileName());
        Directory.CreateDirectory(Path.GetDirectoryName(local)!);
        var written = await Task.Run(() => DuckDbMemory.Write(_session, select, local, cancel), cancel).ConfigureAwait(false);
        if (written.Statistics.Rows == 0)
        {
            File.Delete(local);
            return null;
        }
        await _store.PutFileAsync(path, local, cancel).ConfigureAwait(false);
        return written;
    }

    /// <summary>Closes it, with the copies that it made.</summary>
    public void Dispose()
    {
        _session.Dispose();
        _copies.Dispose();
    }
}
