using System.Collections.Immutable;
using Mixdown.Delta.Actions;
using Mixdown.Delta.DeletionVectors;
using Mixdown.Delta.Schemas;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Engines;

/// <summary>A data file of a lake table.</summary>
/// <param name="Path">Absolute, or a URL that the engine reads itself.</param>
/// <param name="HasAllColumns">true only for a file that is known to have the schema's columns with their names and types, but for
/// <see cref="Constants"/>. Others are looked into: a column that they lack reads as NULL, a narrower type is widened.</param>
public sealed record ExposedFile(string Path, bool HasAllColumns)
{
    /// <summary>What the file is called within its table, wherever the lake lies; no two files of a table ever share it, and
    /// neither do two sets of deleted rows of one file. Default: the path.</summary>
    public string Name { get; init; } = Path;

    /// <summary>Columns that are not in the file and have one value in all its rows, by name: SQL's text, or null for NULL.</summary>
    public ImmutableSortedDictionary<string, string?> Constants { get; init; } = ImmutableSortedDictionary<string, string?>.Empty;

    /// <summary>Rows of the file that are none of the table; null where all are.</summary>
    public DeletedRows? Deleted { get; init; }

    /// <summary>A file of a table of any writer.</summary>
    /// <param name="snapshot">The table.</param>
    /// <param name="file">One of its files.</param>
    /// <param name="path">As <see cref="Path"/>.</param>
    /// <param name="deleted">What <see cref="Delta.DeltaTable.DeletedRowsAsync(AddFile, CancellationToken)"/> says.</param>
    /// <param name="hasAllColumns">As <see cref="HasAllColumns"/>; does not count where columns have other names in files.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2852: a partition value is none of its column's type.</exception>
    public static ExposedFile Of(DeltaSnapshot snapshot, AddFile file, string path, DeletedRows? deleted, bool hasAllColumns = false) =>
        new(path, hasAllColumns && snapshot.Mapping == ColumnMappingMode.None)
        {
            Name = deleted is null ? file.DataPath : $"{file.DataPath}#{deleted.Id}",
            Constants = snapshot.PartitionOf(file),
            Deleted = deleted,
        };
}
