using Mixdown.Project.Graph;

namespace Mixdown.Project.LanguageServer;

/// <summary>A column as far as the files and the analysis tell.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type; empty where it is not known.</param>
/// <param name="Description">For people; may be empty.</param>
/// <param name="From">What has it: a model, a source table, a CTE.</param>
/// <param name="Owner">The model or source table that has it; null of a column that a CTE makes.</param>
sealed record KnownColumn(string Name, string Type, string Description, string From, GraphNode? Owner = null);
