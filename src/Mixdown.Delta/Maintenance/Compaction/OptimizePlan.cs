using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;
using Mixdown.Delta.Statistics;

namespace Mixdown.Delta.Maintenance.Compaction;

/// <summary>Which files become one file. Pure.</summary>
/// <remarks>Files go into a bin in the order of their names, which in bronze is the order of loads, so that neighbours stay
/// neighbours and bounds in the statistics stay narrow.</remarks>
static class OptimizePlan
{
    /// <summary>The files of each new file.</summary>
    public static IReadOnlyList<IReadOnlyList<AddFile>> Bins(DeltaSnapshot snapshot, OptimizeRequest request)
    {
        var isSorted = request.OrderBy.Count > 0;
        var files = snapshot.Files
            .Where(file => request.Includes?.Invoke(file) ?? true)
            .Where(file => isSorted || IsSmall(file, request) || file.DeletionVector is not null);
        return [.. files
            .GroupBy(file => Partition(snapshot, file), StringComparer.Ordinal)
            .OrderBy(partition => partition.Key, StringComparer.Ordinal)
            .SelectMany(partition => Bins(Ordered(partition, snapshot, request), request.TargetBytes))
            .Where(bin => bin.Count > 1 || isSorted || bin[0].DeletionVector is not null)];
    }

    /// <summary>A file that reached half of the aim stays, or every new small file would have it rewritten.</summary>
    public static bool IsSmall(AddFile file, OptimizeRequest request) => file.Bytes < request.TargetBytes / 2;

    static IEnumerable<List<AddFile>> Bins(IEnumerable<AddFile> files, long target)
    {
        var bin = new List<AddFile>();
        var bytes = 0L;
        foreach (var file in files)
        {
            if (bin.Count > 0 && bytes + file.Bytes > target)
            {
                yield return bin;
                (bin, bytes) = ([], 0);
            }
            bin.Add(file);
            bytes += file.Bytes;
        }
        if (bin.Count > 0)
            yield return bin;
    }

    /// <summary>Where rows are ordered anew, files with like values come together, so that the bounds of new files part them.</summary>
    static IEnumerable<AddFile> Ordered(IEnumerable<AddFile> files, DeltaSnapshot snapshot, OptimizeRequest request)
    {
        var byName = files.OrderBy(file => file.Path, StringComparer.Ordinal);
        if (request.OrderBy is not [var first, ..] || snapshot.Columns.IndexOf(first) is not (>= 0 and var index))
            return byName;
        var type = snapshot.Columns[index].Type;
        var name = snapshot.Columns[index].Name;
        return byName.OrderBy(file => StatisticsJson.Read(file.Stats, snapshot.Columns)?.Columns.GetValueOrDefault(name)?.Min, new BoundOrder(type));
    }

    static string Partition(DeltaSnapshot snapshot, AddFile file) => PartitionFolder.Of(snapshot.MetaData.PartitionColumns, file.PartitionValues);
}
