using Mixdown.Project.Dashboards.Fields;

namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>A table that a fact reaches, or the fact.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">What a person calls it.</param>
/// <param name="Fields">Its columns that can be picked.</param>
public sealed record ExploreTable(string Name, string Label, IReadOnlyList<FieldChoice> Fields);
