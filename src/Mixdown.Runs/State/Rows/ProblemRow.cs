namespace Mixdown.Runs.State.Rows;

/// <summary>A row of <c>run_problems</c>: an error or a warning that a run told of.</summary>
sealed record ProblemRow(
    string RunId,
    int Position,
    DateTimeOffset ToldAt,
    string Severity,
    string Code,
    string Message,
    string? File,
    int? Line,
    int? ColumnAt,
    string? Excerpt,
    string? Note,
    string? Hint)
{
    /// <summary>The table.</summary>
    public const string Table = "run_problems";

    /// <summary>Its columns, as <c>from_json</c> takes them.</summary>
    public const string Shape =
        """
        [{"run_id":"VARCHAR","position":"INTEGER","told_at":"TIMESTAMPTZ","severity":"VARCHAR","code":"VARCHAR","message":"VARCHAR","file":"VARCHAR",
          "line":"INTEGER","column_at":"INTEGER","excerpt":"VARCHAR","note":"VARCHAR","hint":"VARCHAR"}]
        """;
}
