using System.Runtime.CompilerServices;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Checkpoints;
using Mixdown.Delta.DeletionVectors;
using Mixdown.Delta.Log;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Transactions;

namespace Mixdown.Delta;

/// <summary>A Delta Lake table in an object store. Stateless: every call looks at the log; all state is in snapshots.</summary>
public sealed class DeltaTable
{
    readonly DeltaLog _log;
    readonly SnapshotReader _snapshots;
    readonly CheckpointWriter _checkpoints;
    readonly DeletionVectorReader _deleted;
    readonly DeltaOptions _options;

    /// <param name="store">Holds the table.</param>
    /// <param name="path">The table's folder in the store; empty for the store itself.</param>
    /// <param name="options">Clock, ids, Parquet and settings.</param>
    public DeltaTable(IObjectStore store, string path, DeltaOptions options)
    {
        Path = path.TrimEnd('/');
        _options = options;
        _log = new DeltaLog(store, Path);
        _snapshots = new SnapshotReader(_log, options.Parquet);
        _deleted = new DeletionVectorReader(_log);
        _checkpoints = new CheckpointWriter(_log, _snapshots, options);
    }

    internal DeltaLog Log => _log;

    internal DeltaOptions Options => _options;

    /// <summary>The table's folder in its store.</summary>
    public string Path { get; }

    /// <summary>The newest version; null when there is no table yet.</summary>
    /// <exception cref="MixdownException">MX2814 to MX2821: the log is broken, or needs what this library does not have.</exception>
    public Task<DeltaSnapshot?> FindAsync(CancellationToken cancel) =>
        _options.Known?.FindAsync(_log, _snapshots, cancel) ?? _snapshots.FindLatestAsync(cancel);

    /// <summary>The newest version.</summary>
    /// <exception cref="MixdownException">MX2811: there is no table; otherwise as <see cref="FindAsync"/>.</exception>
    public async Task<DeltaSnapshot> SnapshotAsync(CancellationToken cancel) =>
        await FindAsync(cancel).ConfigureAwait(false) ?? throw DeltaErrors.NoTable(_log.Table);

    /// <summary>A version by its number.</summary>
    /// <exception cref="MixdownException">MX2812: the log does not reach to it; otherwise as <see cref="SnapshotAsync(CancellationToken)"/>.</exception>
    public Task<DeltaSnapshot> SnapshotAsync(long version, CancellationToken cancel) => _snapshots.AtVersionAsync(version, cancel);

    /// <summary>The version that was the newest at a time; the newest of all where the time lies ahead.</summary>
    /// <exception cref="MixdownException">MX2813: the log begins later; otherwise as <see cref="SnapshotAsync(CancellationToken)"/>.</exception>
    public Task<DeltaSnapshot> SnapshotAsync(DateTimeOffset at, CancellationToken cancel) => _snapshots.AtTimeAsync(at, cancel);

    /// <summary>The newest version, reading only what came after a snapshot; that same snapshot when nothing did.</summary>
    public Task<DeltaSnapshot> RefreshAsync(DeltaSnapshot from, CancellationToken cancel) => _snapshots.RefreshAsync(from, cancel);

    /// <summary>The deleted rows of a file of the table; null where none is.</summary>
    /// <exception cref="MixdownException">MX2850: they cannot be found, or are damaged.</exception>
    public async Task<DeletedRows?> DeletedRowsAsync(AddFile file, CancellationToken cancel) =>
        file.DeletionVector is { } vector ? await _deleted.ReadAsync(file, vector, cancel).ConfigureAwait(false) : null;

    /// <summary>The deleted rows of those of some files that have any, by <see cref="AddFile.DataPath"/>.</summary>
    /// <exception cref="MixdownException">MX2850: they cannot be found, or are damaged.</exception>
    public async Task<IReadOnlyDictionary<string, DeletedRows>> DeletedRowsAsync(IReadOnlyList<AddFile> files, CancellationToken cancel)
    {
        var deleted = new Dictionary<string, DeletedRows>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (await DeletedRowsAsync(file, cancel).ConfigureAwait(false) is { } rows)
                deleted.Add(file.DataPath, rows);
        }
        return deleted;
    }

    /// <summary>A transaction on a snapshot; on null it creates the table, and needs
    /// <see cref="DeltaTransaction.SetColumns"/>.</summary>
    public DeltaTransaction Begin(DeltaSnapshot? snapshot) =>
        new(snapshot, new Committer(_log, _checkpoints, _options), _options);

    /// <summary>The commits that the log still has, newest first.</summary>
    public async IAsyncEnumerable<HistoryEntry> HistoryAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var times = VersionTimes.Of(await _log.ListAsync(0, cancel).ConfigureAwait(false));
        for (var i = times.Count - 1; i >= 0; i--)
        {
            var actions = await _log.CommitAsync(times[i].Version, cancel).ConfigureAwait(false);
            var info = actions.OfType<CommitInfo>().FirstOrDefault();
            yield return new HistoryEntry(times[i].Version, CommitTimes.Of(info) ?? times[i].At, info, actions);
        }
    }

    /// <summary>Writes a checkpoint of a snapshot now, and deletes what is past the table's log retention. Commits do this by
    /// themselves every <see cref="DeltaOptions.CheckpointInterval"/> versions.</summary>
    public Task CheckpointAsync(DeltaSnapshot snapshot, CancellationToken cancel) => _checkpoints.WriteAsync(snapshot, cancel);
}
