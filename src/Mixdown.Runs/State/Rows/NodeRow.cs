namespace Mixdown.Runs.State.Rows;

/// <summary>A row of <c>run_nodes</c>: what became of a node in a run.</summary>
sealed record NodeRow(
    string RunId,
    string UniqueId,
    string Status,
    double Seconds,
    string Message,
    string Name,
    string Kind,
    string Materialized,
    string NodeGroup,
    string Path,
    string Relation,
    DateTimeOffset? StartedAt,
    long? Rows,
    string? SqlHash,
    IReadOnlyList<string> DependsOn)
{
    /// <summary>The table.</summary>
    public const string Table = "run_nodes";

    /// <summary>Its columns, as <c>from_json</c> takes them.</summary>
    public const string Shape =
        """
        [{"run_id":"VARCHAR","unique_id":"VARCHAR","status":"VARCHAR","seconds":"DOUBLE","message":"VARCHAR","name":"VARCHAR","kind":"VARCHAR",
          "materialized":"VARCHAR","node_group":"VARCHAR","path":"VARCHAR","relation":"VARCHAR","started_at":"TIMESTAMPTZ","rows":"BIGINT",
          "sql_hash":"VARCHAR","depends_on":["VARCHAR"]}]
        """;
}
