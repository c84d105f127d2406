using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;
using Mixdown.Runs.Lakes;

namespace Mixdown.Runs.Catalog.Lake;

/// <summary>A version of a lake table.</summary>
/// <param name="Version">From 0.</param>
/// <param name="At">When it was committed.</param>
/// <param name="Operation">What was done, in the writer's word; null where it did not say.</param>
public sealed record LakeVersion(long Version, DateTimeOffset At, string? Operation)
{
    /// <summary>Rows that came; null where the writer left no counts.</summary>
    public long? RowsAdded { get; init; }

    /// <summary>Files that came.</summary>
    public int FilesAdded { get; init; }

    /// <summary>Files that went.</summary>
    public int FilesRemoved { get; init; }

    /// <summary>Bytes that came.</summary>
    public long BytesAdded { get; init; }

    internal static LakeVersion Of(DeltaSnapshot snapshot, HistoryEntry entry)
    {
        var added = entry.Actions.OfType<AddFile>().ToList();
        return new LakeVersion(entry.Version, entry.At, entry.Info?.Operation)
        {
            RowsAdded = LakeLook.Rows(snapshot, added),
            FilesAdded = added.Count,
            FilesRemoved = entry.Actions.OfType<RemoveFile>().Count(),
            BytesAdded = added.Sum(file => file.Bytes),
        };
    }
}
