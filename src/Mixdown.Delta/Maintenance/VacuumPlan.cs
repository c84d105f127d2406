using Mixdown.Data.Storage;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Log;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Maintenance;

/// <summary>Which objects below a table's folder nobody needs. Pure.</summary>
sealed class VacuumPlan
{
    readonly DeltaLog _log;
    readonly HashSet<string> _needed = new(StringComparer.Ordinal);
    readonly HashSet<string> _hiddenPartitions;
    readonly DateTimeOffset _oldest;

    /// <param name="log">Says where files of the table are.</param>
    /// <param name="snapshot">The newest one.</param>
    /// <param name="oldest">What was written, or left the table, since then is kept.</param>
    public VacuumPlan(DeltaLog log, DeltaSnapshot snapshot, DateTimeOffset oldest)
    {
        (_log, _oldest) = (log, oldest);
        foreach (var file in snapshot.Files)
            Need(file.DataPath, file.DeletionVector);
        var cut = oldest.ToUnixTimeMilliseconds();
        foreach (var tombstone in snapshot.Tombstones.Where(tombstone => (tombstone.DeletedAt ?? 0) >= cut))
            Need(tombstone.DataPath, tombstone.DeletionVector);
        _hiddenPartitions = [.. snapshot.MetaData.PartitionColumns.Where(name => name.StartsWith('_')).Select(name => name + "=")];
    }

    /// <summary>Whether an object can go.</summary>
    public bool IsGarbage(ObjectInfo found) =>
        found.Modified < _oldest && !_needed.Contains(found.Path) && !_log.RelativePath(found.Path).Split('/').Any(IsHidden);

    /// <summary>A table that was cloned may name files by absolute paths, and so files of its own folder too.</summary>
    void Need(string path, DeletionVector? deleted)
    {
        _needed.Add(FilePath.InStore(_log.Store.Root, _log.Folder, path));
        if (deleted?.DataPath is { } rows)
            _needed.Add(FilePath.InStore(_log.Store.Root, _log.Folder, rows));
    }

    /// <summary>Names that start with <c>_</c> or <c>.</c> belong to the log, to manifests and to other programs, but a folder may be
    /// that of a partition column whose name starts so.</summary>
    bool IsHidden(string part) => part is ['.', ..] || (part is ['_', ..] && !_hiddenPartitions.Any(start => part.StartsWith(start, StringComparison.Ordinal)));
}
