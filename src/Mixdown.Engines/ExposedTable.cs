using Mixdown.Data.Schemas;
using Mixdown.Delta.Schemas;

namespace Mixdown.Engines;

/// <summary>A lake table at one version, as an engine needs it.</summary>
/// <param name="Version">The Delta version.</param>
/// <param name="Columns">The schema at that version.</param>
/// <param name="Files">The snapshot's data files, absolute.</param>
public sealed record ExposedTable(long Version, ColumnList Columns, IReadOnlyList<ExposedFile> Files)
{
    /// <summary>How the files know the columns. Default: by their names.</summary>
    public ColumnMappingMode Mapping { get; init; }
}
