namespace Mixdown.Project.Lineage;

/// <summary>A result of an earlier analysis.</summary>
/// <param name="Key">What it depends on: <see cref="LineageKey"/>.</param>
/// <param name="Lineage">The result.</param>
sealed record KeptLineage(string Key, NodeLineage Lineage);
