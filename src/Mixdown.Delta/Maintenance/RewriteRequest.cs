using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.DeletionVectors;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Maintenance;

/// <summary>Rows that move into a new file.</summary>
/// <param name="Table">The table's folder in its store.</param>
/// <param name="Snapshot">Holds the files; its schema is that of the new file, unless <see cref="Columns"/> says otherwise.</param>
/// <param name="Files">The files, all of one partition, in the order in which their rows come.</param>
/// <param name="Path">The new file, relative to the table.</param>
public sealed record RewriteRequest(string Table, DeltaSnapshot Snapshot, IReadOnlyList<AddFile> Files, string Path)
{
    /// <summary>The columns of the new file: wider ones, and new ones, which are NULL. null: those of the snapshot.</summary>
    public ColumnList? Columns { get; init; }

    /// <summary>Rows of the files that are deleted and stay out of the new one, by <see cref="AddFile.DataPath"/>.</summary>
    public required IReadOnlyDictionary<string, DeletedRows> Deleted { get; init; }

    /// <summary>Columns that rows are ordered by; those that the table does not have are passed over. Empty: as they come.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>Rows that are left out; null keeps all.</summary>
    public RowsWith? Without { get; init; }
}
