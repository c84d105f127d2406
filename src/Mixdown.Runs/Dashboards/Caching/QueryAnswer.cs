using Mixdown.Engines;

namespace Mixdown.Runs.Dashboards.Caching;

/// <summary>What the engine answered to one query, by columns. Does not change: all who asked the same get the same object.</summary>
/// <param name="Columns">Names and the engine's types.</param>
/// <param name="Values">The values of each column.</param>
/// <param name="Milliseconds">How long the engine took.</param>
sealed record QueryAnswer(IReadOnlyList<ResultColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Values, double Milliseconds)
{
    /// <summary>Rows of the whole answer, where these are only the first ones; null: these are all.</summary>
    public long? Total { get; init; }

    /// <summary>About what it takes in memory.</summary>
    public long Bytes { get; } = AnswerBytes.Of(Columns, Values);

    /// <summary>Turns rows into columns.</summary>
    public static QueryAnswer Of(ResultTable table, int rows, double milliseconds)
    {
        var shown = Math.Min(rows, table.Rows.Count);
        var values = new object?[table.Columns.Count][];
        for (var column = 0; column < values.Length; column++)
        {
            values[column] = new object?[shown];
            for (var row = 0; row < shown; row++)
                values[column][row] = table.Rows[row][column];
        }
        return new QueryAnswer(table.Columns, values, milliseconds);
    }
}
