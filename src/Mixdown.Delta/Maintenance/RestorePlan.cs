using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Maintenance;

/// <summary>What makes a table again what it was. Pure.</summary>
/// <param name="Added">Files that come back.</param>
/// <param name="Removed">Files that go.</param>
/// <param name="MetaData">The schema and settings that come back; null where they are the same.</param>
sealed record RestorePlan(IReadOnlyList<AddFile> Added, IReadOnlyList<AddFile> Removed, TableMetaData? MetaData)
{
    /// <summary>Whether the table is as it was already.</summary>
    public bool IsEmpty => Added.Count == 0 && Removed.Count == 0 && MetaData is null;

    public static RestorePlan Of(DeltaSnapshot now, DeltaSnapshot then) => new(
        Missing(then, now),
        Missing(now, then),
        IsSame(now.MetaData, then.MetaData) ? null : then.MetaData);

    /// <summary>The counts that Delta's own RESTORE gives, by their names.</summary>
    public IReadOnlyDictionary<string, string?> Metrics(DeltaSnapshot then) => new CommitMetrics
    {
        ["tableSizeAfterRestore"] = then.Files.Sum(file => file.Bytes),
        ["numOfFilesAfterRestore"] = then.Files.Count,
        ["numRemovedFiles"] = Removed.Count,
        ["numRestoredFiles"] = Added.Count,
        ["removedFilesSize"] = Removed.Sum(file => file.Bytes),
        ["restoredFilesSize"] = Added.Sum(file => file.Bytes),
    }.Texts;

    static List<AddFile> Missing(DeltaSnapshot from, DeltaSnapshot other)
    {
        var there = other.Files.Select(FileKey.Of).ToHashSet();
        return [.. from.Files.Where(file => !there.Contains(FileKey.Of(file))).OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    static bool IsSame(TableMetaData now, TableMetaData then) =>
        now.Schema == then.Schema && now.PartitionColumns.SequenceEqual(then.PartitionColumns)
        && now.Configuration.SequenceEqual(then.Configuration) && now.Name == then.Name && now.Description == then.Description;
}
