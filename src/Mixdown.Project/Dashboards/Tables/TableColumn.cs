namespace Mixdown.Project.Dashboards.Tables;

/// <summary>A column of a table.</summary>
/// <param name="Name">As the catalog spells it.</param>
/// <param name="Class">What its values are.</param>
/// <param name="Description">For people; empty: nobody said.</param>
sealed record TableColumn(string Name, ColumnClass Class, string Description);
