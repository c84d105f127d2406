using Mixdown.Engines;

namespace Mixdown.Project.Materialize.Diffs;

/// <summary>How the rows of two relations differ.</summary>
/// <param name="Old">The one that is compared with.</param>
/// <param name="New">The other one.</param>
/// <param name="Keys">Columns by which rows belong together; empty when rows are compared whole.</param>
public sealed record TableDiff(string Old, string New, IReadOnlyList<string> Keys)
{
    /// <summary>Rows only in the new one.</summary>
    public long Added { get; init; }

    /// <summary>Rows only in the old one.</summary>
    public long Removed { get; init; }

    /// <summary>Rows of one key whose other columns differ; always 0 without a key.</summary>
    public long Changed { get; init; }

    /// <summary>Rows that are alike in both.</summary>
    public long Same { get; init; }

    /// <summary>Columns that differ, in the order of the new relation; those that only the old one has at the end.</summary>
    public IReadOnlyList<ColumnDiff> Columns { get; init; } = [];

    /// <summary>Some rows that differ: what happened, the key, each column before and after. Empty without a key.</summary>
    public ResultTable Examples { get; init; } = new([], []);

    /// <summary>Whether the rows and the columns are the same.</summary>
    public bool IsEmpty => Added + Removed + Changed == 0 && Columns.Count == 0;
}
