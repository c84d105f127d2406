using Mixdown.Runs.Dashboards;

namespace Mixdown.Runs.Catalog;

/// <summary>A column of rows that are shown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The engine's name of its type.</param>
/// <param name="Kind">What its values are, to a page.</param>
/// <param name="IsMasked">Whether its values are hidden.</param>
public sealed record RowColumn(string Name, string Type, AnswerType Kind, bool IsMasked);
