using Mixdown.Data.Storage;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Maintenance;

/// <summary>Which objects below a table's folder nobody needs. Pure.</summary>
sealed class VacuumPlan
{
    readonly HashSet<string> _needed;
    readonly HashSet<string> _hiddenPartitions;
    readonly DateTimeOffset _oldest;

    /// <param name="snapshot">The newest one.</param>
    /// <param name="oldest">What was written, or left the table, since then is kept.</param>
    public VacuumPlan(DeltaSnapshot snapshot, DateTimeOffset oldest)
    {
        _oldest = oldest;
        _needed = snapshot.Files.Select(file => file.DataPath).ToHashSet(StringComparer.Ordinal);
        var cut = oldest.ToUnixTimeMilliseconds();
        foreach (var tombstone in snapshot.Tombstones.Where(tombstone => (tombstone.DeletedAt ?? 0) >= cut))
            _needed.Add(tombstone.DataPath);
        _hiddenPartitions = [.. snapshot.MetaData.PartitionColumns.Where(name => name.StartsWith('_')).Select(name => name + "=")];
    }

    /// <summary>Whether an object can go.</summary>
    /// <param name="path">Relative to the table.</param>
    /// <param name="found">Its facts.</param>
    public bool IsGarbage(string path, ObjectInfo found) =>
        found.Modified < _oldest && !path.Split('/').Any(IsHidden) && !_needed.Contains(path);

    /// <summary>Names that start with <c>_</c> or <c>.</c> belong to the log, to manifests and to other programs, but a folder may be
    /// that of a partition column whose name starts so.</summary>
    bool IsHidden(string part) => part is ['.', ..] || (part is ['_', ..] && !_hiddenPartitions.Any(start => part.StartsWith(start, StringComparison.Ordinal)));
}
