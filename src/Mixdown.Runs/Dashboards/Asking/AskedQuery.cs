using Mixdown.Runs.Dashboards.Caching;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>A question to the engine.</summary>
/// <param name="Sql">One SELECT.</param>
/// <param name="Values">What is bound in it.</param>
/// <param name="Rows">Rows that are wanted at most.</param>
/// <param name="Versions">Of what it reads: with another one the answer may be another.</param>
sealed record AskedQuery(string Sql, IReadOnlyList<object?> Values, int Rows, string Versions)
{
    /// <summary>Counts the rows that there would be without a limit; null: the rows of the answer are counted.</summary>
    public string? CountSql { get; init; }

    /// <summary>What its answer is kept under.</summary>
    public string Key { get; } = AnswerKey.Of(Sql, Values, Rows, Versions);
}
