namespace Mixdown.Runs.State.Rows;

/// <summary>A row of <c>check_results</c>: what a check found in a run.</summary>
sealed record CheckRow(
    string RunId,
    string UniqueId,
    string Name,
    DateTimeOffset CheckedAt,
    string Status,
    long Failures,
    double Seconds,
    string Message,
    string Kind,
    string? AttachedTo,
    DateTimeOffset? StartedAt,
    string? SqlHash,
    DateTimeOffset? NewestAt)
{
    /// <summary>The table.</summary>
    public const string Table = "check_results";

    /// <summary>Its columns, as <c>from_json</c> takes them.</summary>
    public const string Shape =
        """
        [{"run_id":"VARCHAR","unique_id":"VARCHAR","name":"VARCHAR","checked_at":"TIMESTAMPTZ","status":"VARCHAR","failures":"BIGINT","seconds":"DOUBLE",
          "message":"VARCHAR","kind":"VARCHAR","attached_to":"VARCHAR","started_at":"TIMESTAMPTZ","sql_hash":"VARCHAR","newest_at":"TIMESTAMPTZ"}]
        """;
}
