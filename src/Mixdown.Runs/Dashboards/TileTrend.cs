namespace Mixdown.Runs.Dashboards;

/// <summary>The course of a number: a time, then the number at each.</summary>
/// <param name="Columns">What the columns mean.</param>
/// <param name="Values">The values of each column.</param>
/// <param name="Sql">What was asked, with <c>$1</c> for values.</param>
public sealed record TileTrend(IReadOnlyList<AnswerColumn> Columns, IReadOnlyList<IReadOnlyList<object?>> Values, string Sql);
