namespace Mixdown.Runs.State.Rows;

/// <summary>A row of <c>run_lines</c>: something that a run said.</summary>
sealed record LineRow(string RunId, int Position, DateTimeOffset SaidAt, string Level, string Text)
{
    /// <summary>The table.</summary>
    public const string Table = "run_lines";

    /// <summary>Its columns, as <c>from_json</c> takes them.</summary>
    public const string Shape =
        """
        [{"run_id":"VARCHAR","position":"INTEGER","said_at":"TIMESTAMPTZ","level":"VARCHAR","text":"VARCHAR"}]
        """;
}
