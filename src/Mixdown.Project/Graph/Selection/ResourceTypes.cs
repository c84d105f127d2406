namespace Mixdown.Project.Graph.Selection;

/// <summary>dbt's words for the kinds of nodes.</summary>
public static class ResourceTypes
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> Words { get; } =
        ["model", "seed", "snapshot", "analysis", "test", "operation", "source", "exposure", "metric", "semantic_model", "saved_query", "unit_test", "function"];
}
