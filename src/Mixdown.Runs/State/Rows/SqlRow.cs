namespace Mixdown.Runs.State.Rows;

/// <summary>A row of <c>compiled_sql</c>: a text of SQL, kept once whatever runs it how often.</summary>
sealed record SqlRow(string SqlHash, string Sql)
{
    /// <summary>The table.</summary>
    public const string Table = "compiled_sql";

    /// <summary>Its columns, as <c>from_json</c> takes them.</summary>
    public const string Shape =
        """
        [{"sql_hash":"VARCHAR","sql":"VARCHAR"}]
        """;
}
