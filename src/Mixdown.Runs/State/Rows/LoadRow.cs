namespace Mixdown.Runs.State.Rows;

/// <summary>A row of <c>run_loads</c>: what a run loaded into a table.</summary>
sealed record LoadRow(
    string RunId,
    string Load,
    string TableName,
    DateTimeOffset EndedAt,
    double Seconds,
    string Status,
    long Read,
    long Loaded,
    long Rejected,
    long Duplicate,
    long Rescued,
    long Bytes,
    int Files,
    long? Version)
{
    /// <summary>The table.</summary>
    public const string Table = "run_loads";

    /// <summary>Its columns, as <c>from_json</c> takes them.</summary>
    public const string Shape =
        """
        [{"run_id":"VARCHAR","load":"VARCHAR","table_name":"VARCHAR","ended_at":"TIMESTAMPTZ","seconds":"DOUBLE","status":"VARCHAR","read":"BIGINT",
          "loaded":"BIGINT","rejected":"BIGINT","duplicate":"BIGINT","rescued":"BIGINT","bytes":"BIGINT","files":"INTEGER","version":"BIGINT"}]
        """;
}
