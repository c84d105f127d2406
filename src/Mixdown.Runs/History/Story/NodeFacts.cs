using Mixdown.Runs.Events;

namespace Mixdown.Runs.History.Story;

/// <summary>Makes facts of a node of its events.</summary>
static class NodeFacts
{
    /// <summary>A node as such.</summary>
    public static RunNodeFacts Of(RunNode node) => new(node.UniqueId, node.Name, node.ResourceType, "queued")
    {
        Materialized = node.Materialized,
        Path = node.Path,
        Relation = node.ResourceType is "test" or "unit_test" ? "" : node.Relation.ToString(),
    };

    /// <summary>One that waits.</summary>
    public static RunNodeFacts Of(PlannedStep step) => Of(step.Node) with
    {
        Group = step.Group,
        DependsOn = step.DependsOn,
        LastSeconds = step.LastTook?.TotalSeconds,
    };

    /// <summary>One that ended.</summary>
    public static RunNodeFacts Of(NodeFinished node, RunNodeFacts? before) => (before ?? Of(node.Node)) with
    {
        Status = node.Status,
        Group = node.Group,
        Message = node.Message,
        StartedAt = node.StartedAt ?? before?.StartedAt,
        Seconds = node.Took.TotalSeconds,
        Rows = node.Rows,
        SqlHash = SqlHash.Of(node.Sql),
    };

    /// <summary>A lone check that ended.</summary>
    public static RunNodeFacts Of(CheckFinished check, RunNodeFacts before) => before with
    {
        Status = check.Status,
        Message = check.Message,
        StartedAt = check.StartedAt,
        Seconds = check.Took.TotalSeconds,
        SqlHash = SqlHash.Of(check.Sql),
    };
}
