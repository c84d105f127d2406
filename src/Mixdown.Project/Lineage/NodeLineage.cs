namespace Mixdown.Project.Lineage;

/// <summary>The columns of a node, found without running it.</summary>
/// <param name="UniqueId">The node's id.</param>
/// <param name="Columns">In order; empty where not even their names are known.</param>
public sealed record NodeLineage(string UniqueId, IReadOnlyList<ColumnLineage> Columns)
{
    /// <summary>The columns that decide which rows it has: indirect inputs of all its columns.</summary>
    public IReadOnlyList<RowDependency> RowInputs { get; init; } = [];

    /// <summary>Why something is not known, in a person's words; null where all is.</summary>
    public string? Unknown { get; init; }

    /// <summary>Whether names and types are known.</summary>
    public bool IsTyped => Columns.Count > 0;

    /// <summary>The column of a name, without regard to case; null when there is none.</summary>
    public ColumnLineage? Find(string column) =>
        Columns.FirstOrDefault(one => string.Equals(one.Name, column, StringComparison.OrdinalIgnoreCase));
}
