using System.Collections.Concurrent;
using Mixdown.Delta.Log;

namespace Mixdown.Delta.Snapshots;

/// <summary>The newest snapshots of tables as they were last read: whoever asks again reads only the commits that came since. For a
/// process that asks often. Safe for several threads.</summary>
public sealed class KnownSnapshots
{
    readonly ConcurrentDictionary<string, DeltaSnapshot> _byTable = new(StringComparer.Ordinal);

    /// <summary>The newest version of a table; null when there is no table.</summary>
    internal async Task<DeltaSnapshot?> FindAsync(DeltaLog log, SnapshotReader reader, CancellationToken cancel)
    {
        var found = _byTable.TryGetValue(log.Table, out var before)
            ? await reader.ReadOnAsync(before, cancel).ConfigureAwait(false)
            : await reader.FindLatestAsync(cancel).ConfigureAwait(false);
        if (found is null)
            _byTable.TryRemove(log.Table, out _);
        else
            _byTable[log.Table] = found;
        return found;
    }
}
