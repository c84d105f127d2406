using System.Collections.Immutable;

namespace Mixdown.Delta.Actions;

/// <summary>A data file leaves the table. The action is kept as a tombstone until the file may be deleted.</summary>
/// <param name="Path">The same text as in the <see cref="AddFile"/>.</param>
/// <param name="DeletedAt">Milliseconds since 1970; null (as old writers leave it) counts as long ago.</param>
public sealed record RemoveFile(string Path, long? DeletedAt) : DeltaAction
{
    /// <summary>false where the rows stay in the table, in other files (compaction).</summary>
    public bool DataChange { get; init; } = true;

    /// <summary>Size of the file; null when the writer did not say.</summary>
    public long? Bytes { get; init; }

    /// <summary>As in the <see cref="AddFile"/>; null when the writer did not say.</summary>
    public ImmutableSortedDictionary<string, string?>? PartitionValues { get; init; }

    /// <summary>As in the <see cref="AddFile"/> that leaves the table: without it another file would be meant.</summary>
    public DeletionVector? DeletionVector { get; init; }

    /// <summary>Where the file lies, relative to the table, as the object store names it.</summary>
    public string DataPath => FilePath.Decode(Path);
}
