using Mixdown.Data.Naming;

namespace Mixdown.Runs.Starting.Stars;

/// <summary>A bronze table, as its rows show it.</summary>
/// <param name="Load">The load that fills it.</param>
/// <param name="Source">Its name in the warehouse.</param>
/// <param name="Rows">How many it has.</param>
/// <param name="Columns">Without ours.</param>
sealed record TableProfile(string Load, TableName Source, long Rows, IReadOnlyList<ColumnProfile> Columns)
{
    /// <summary>Its name from silver on.</summary>
    public string Name { get; } = Words.SnakeCase(Source.Table);

    /// <summary>The columns that together name a row, proven on the rows; empty where none do.</summary>
    public IReadOnlyList<ColumnProfile> Key { get; init; } = [];

    /// <summary>Where it has no key: the column that would be one but for a few rows; null: none.</summary>
    public NearKey? NearKey { get; init; }
}
