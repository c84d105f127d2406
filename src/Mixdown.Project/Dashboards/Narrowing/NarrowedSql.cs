using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Selects;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Narrowing;

/// <summary>Conditions in SQL. Values are bound.</summary>
/// <param name="clock">The viewer's.</param>
/// <param name="values">Receives them.</param>
sealed class NarrowedSql(ViewerClock clock, BoundValues values)
{
    /// <summary>The condition on a column; null where it lets everything through.</summary>
    /// <param name="narrowed">What is asked for.</param>
    /// <param name="column">The column, as the query calls it.</param>
    public string? Of(Narrowed narrowed, string column) => narrowed switch
    {
        Narrowed.Members members => Of(members, column),
        Narrowed.Times times => Any([.. times.Periods.Select(period => Of(period, times, column))]),
        Narrowed.Span span => Both(span.Least is { } least ? $"{column} >= {values.Add(least)}" : null, span.Most is { } most ? $"{column} <= {values.Add(most)}" : null),
        _ => null,
    };

    static string? Both(string? one, string? other) => one is null ? other : other is null ? one : $"{one} and {other}";

    string Of(Narrowed.Members members, string column)
    {
        var compared = members.Class is ColumnClass.Unknown or ColumnClass.Other ? $"cast({column} as varchar)" : column;
        List<string> either = members.Values.Count == 0 ? [] : [$"{compared} in ({string.Join(", ", members.Values.Select(value => values.Add(value)))})"];
        if (members.HasNull)
            either.Add(members.Class == ColumnClass.Text ? $"{column} is null or {column} = ''" : $"{column} is null");
        return Any(either) ?? "false";
    }

    string? Of(PeriodBounds period, Narrowed.Times times, string sql)
    {
        var from = period.From is { } begin ? $"{sql} >= {values.Add(Moment(begin, times, isEnd: false))}" : null;
        var to = period.To is { } end ? $"{sql} < {values.Add(Moment(end, times, isEnd: true))}" : null;
        return Both(from, to);
    }

    object Moment(DateTime moment, Narrowed.Times times, bool isEnd) => times.Class switch
    {
        ColumnClass.Date => DateOnly.FromDateTime(isEnd && moment.TimeOfDay > TimeSpan.Zero ? moment.AddDays(1) : moment),
        ColumnClass.Instant => (times.IsLocked ? clock.InUtc : clock).Instant(moment),
        _ => moment,
    };

    static string? Any(IReadOnlyList<string?> conditions) => conditions.Contains(null) || conditions.Count == 0
        ? null
        : conditions.Count == 1 && !conditions[0]!.Contains(" or ", StringComparison.Ordinal) ? conditions[0] : $"({string.Join(" or ", conditions)})";
}
