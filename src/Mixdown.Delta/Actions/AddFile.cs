using System.Collections.Immutable;

namespace Mixdown.Delta.Actions;

/// <summary>A data file becomes part of the table.</summary>
/// <param name="Path">As the log has it: relative to the table, URL-encoded. <see cref="FilePath.Encode"/> makes it.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="ModifiedAt">When the file was written, in milliseconds since 1970. Other writers put other units here.</param>
public sealed record AddFile(string Path, long Bytes, long ModifiedAt) : DeltaAction
{
    /// <summary>The partition's value of each partition column as text; null or empty text is NULL.</summary>
    public ImmutableSortedDictionary<string, string?> PartitionValues { get; init; } = ImmutableSortedDictionary<string, string?>.Empty;

    /// <summary>false where the rows were in the table before, in other files (compaction).</summary>
    public bool DataChange { get; init; } = true;

    /// <summary>The statistics as the log has them, JSON in a text; null when there are none.
    /// <see cref="Statistics.StatisticsJson"/> reads and writes them.</summary>
    public string? Stats { get; init; }

    /// <summary>Facts about the file that only its writer understands.</summary>
    public ImmutableSortedDictionary<string, string?>? Tags { get; init; }

    /// <summary>Which rows of the file are deleted; null where none is. Who writes the rows that are left into another file leaves
    /// it out there, and removes this one as it is.</summary>
    public DeletionVector? DeletionVector { get; init; }

    /// <summary>Where the file lies, relative to the table, as the object store names it.</summary>
    public string DataPath => FilePath.Decode(Path);

    /// <summary>The action that takes the file out of the table again.</summary>
    /// <param name="at">Now; the file itself stays until its retention has passed, for readers of older versions.</param>
    public RemoveFile Removed(DateTimeOffset at) =>
        new(Path, at.ToUnixTimeMilliseconds())
        {
            DataChange = DataChange, Bytes = Bytes, PartitionValues = PartitionValues, DeletionVector = DeletionVector,
        };
}
