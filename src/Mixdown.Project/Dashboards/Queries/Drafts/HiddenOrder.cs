using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Drafts;

/// <summary>Something that a tile is sorted by and does not show.</summary>
/// <param name="Item">As a number of each group of rows: of what is no measure the least.</param>
/// <param name="Single">As it is in each row.</param>
sealed record HiddenOrder(SelectItem Item, Field Single)
{
    /// <summary>What is left of it when groups become one.</summary>
    public string Folded => !Single.IsMeasure ? $"min({Item.Name})" : Single.IsAdditive ? $"sum({Item.Name})" : $"max({Item.Name})";
}
