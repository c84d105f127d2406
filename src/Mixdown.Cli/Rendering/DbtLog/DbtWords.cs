using System.Globalization;
using Mixdown.Runs.Events;

namespace Mixdown.Cli.Rendering.DbtLog;

/// <summary>dbt's words for nodes and numbers of them.</summary>
static class DbtWords
{
    /// <summary><c>sql table model main.customers</c>, <c>seed file main.raw</c>, <c>test unique_id</c>.</summary>
    public static string Describe(RunNode node) => node.ResourceType switch
    {
        "model" => $"sql {node.Materialized} model {Place(node)}",
        "seed" => $"seed file {Place(node)}",
        "snapshot" => $"snapshot {Place(node)}",
        "source" => $"freshness of {node.Name}",
        var other => $"{other} {node.Name}",
    };

    /// <summary>What dbt says of a node that is built: <c>OK created</c>, <c>OK loaded</c>, <c>OK snapshotted</c>.</summary>
    public static string Done(RunNode node) => node.ResourceType switch
    {
        "seed" => "OK loaded",
        "snapshot" => "OK snapshotted",
        _ => "OK created",
    };

    /// <summary><c>SKIP relation main.customers</c>, <c>SKIP test unique_id</c>.</summary>
    public static string Skip(RunNode node) =>
        node.ResourceType is "model" or "seed" or "snapshot" ? $"SKIP relation {Place(node)}" : $"SKIP {node.ResourceType} {node.Name}";

    /// <summary>What a summary counts a node as: <c>table model</c>, <c>data test</c>, <c>seed</c>.</summary>
    public static string Kind(RunNode node) => node.ResourceType == "model" ? $"{node.Materialized} model" : KindWord(node.ResourceType);

    /// <summary><c>3 data tests</c>.</summary>
    public static string Count(int count, string kind) => Plural(count, KindWord(kind), KindWord(kind) is "analysis" ? "analyses" : null);

    /// <summary><c>1 error</c>, <c>2 errors</c>.</summary>
    public static string Plural(int count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many ?? one + "s")}");

    static string KindWord(string resourceType) => resourceType == "test" ? "data test" : resourceType.Replace('_', ' ');

    static string Place(RunNode node) => $"{node.Relation.Schema}.{node.Relation.Identifier}";
}
