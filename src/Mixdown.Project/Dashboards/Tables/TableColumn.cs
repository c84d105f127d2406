using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Project.Dashboards.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Name">As the catalog spells it.</param>
/// <param name="Class">What its values are.</param>
/// <param name="Description">For people; empty: nobody said.</param>
sealed record TableColumn(string Name, ColumnClass Class, string Description)
{
    /// <summary>How its numbers are written, as <c>config.meta.format</c> says it; null: nothing is said.</summary>
    public ValueFormat? Format { get; init; }

    /// <summary>The column of the same table that its values are in the order of: <c>config.meta.order_by</c>; null: their own.</summary>
    public string? OrderBy { get; init; }
}
