using System.Collections.Immutable;
using Mixdown.Delta.Actions;

namespace Mixdown.Delta.Maintenance;

/// <summary>How small files become large ones.</summary>
public sealed record OptimizeRequest
{
    /// <summary>Bytes that a new file should have, 128 MiB: large enough that opening costs nothing beside reading, small enough
    /// that several workers share a table.</summary>
    public long TargetBytes { get; init; } = 128L << 20;

    /// <summary>Columns that the rows of each new file are ordered by; with any, large files are rewritten too. Empty: rows keep
    /// the order that <see cref="KeepOrderOf"/> gives.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>Columns that hold the order in which rows came; those that the table does not have are passed over.</summary>
    public IReadOnlyList<string> KeepOrderOf { get; init; } = [];

    /// <summary>Files that may be rewritten; null for all.</summary>
    public Func<AddFile, bool>? Includes { get; init; }

    /// <summary>Tags of the new files; null for those that all old ones share.</summary>
    public ImmutableSortedDictionary<string, string?>? Tags { get; init; }
}
