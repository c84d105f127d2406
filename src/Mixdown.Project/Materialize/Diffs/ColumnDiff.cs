namespace Mixdown.Project.Materialize.Diffs;

/// <summary>How a column differs between two relations.</summary>
/// <param name="Name">Its name.</param>
/// <param name="OldType">Its type in the old one; null when only the new one has it.</param>
/// <param name="NewType">Its type in the new one; null when only the old one has it.</param>
/// <param name="ChangedRows">Rows of both in which its value differs; 0 where it is not in both, or rows have no key.</param>
public sealed record ColumnDiff(string Name, string? OldType, string? NewType, long ChangedRows);
