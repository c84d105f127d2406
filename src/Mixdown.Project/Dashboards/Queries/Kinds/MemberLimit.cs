using Mixdown.Project.Dashboards.Selects;

namespace Mixdown.Project.Dashboards.Queries.Kinds;

/// <summary>How many members of a dimension are shown by themselves.</summary>
/// <param name="Item">The dimension.</param>
/// <param name="Count">How many.</param>
/// <param name="Rest">The column that marks what stands for all others.</param>
sealed record MemberLimit(SelectItem Item, int Count, string Rest);
