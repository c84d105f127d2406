using System.Globalization;
using Mixdown.Runs.Dashboards.Asking;
using Mixdown.Runs.Dashboards.Caching;

namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>Asks the warehouse what filters can have. The answers are kept as those of tiles are.</summary>
/// <param name="ask">Asks a question of a column's table.</param>
sealed class FilterChoices(Func<string, IReadOnlyList<object?>, int, FilterColumn, CancellationToken, Task<QueryAnswer>> ask)
{
    /// <summary>Choices that a list shows at most; beyond it, people look for them by their letters.</summary>
    public const int Most = 200;

    /// <summary>Bars of the histogram behind a range: as many as fit behind its two fields.</summary>
    public const int Steps = 24;

    /// <summary>The type of a column, and its smallest and largest value.</summary>
    public Task<QueryAnswer> EndsAsync(FilterColumn column, CancellationToken cancel) =>
        ask($"select min({column.Sql}), max({column.Sql}) from {column.Table}", column.Values, 1, column, cancel);

    /// <summary>How many rows have which numbers, in steps of one width; empty where all have the same. NaN, which is greater than all
    /// numbers in both engines, and what has no end are in no step.</summary>
    public async Task<IReadOnlyList<RangeStep>> StepsAsync(FilterColumn column, CancellationToken cancel)
    {
        var answer = await ask(
            $"""
            with numbers as (select cast({column.Sql} as double precision) as value, {column.Count} as amount from {column.Table} where {column.Sql} is not null group by {column.Sql}),
            finite as (select value, amount from numbers where value > cast('-infinity' as double precision) and value < cast('infinity' as double precision)),
            ends as (select min(value) as low, max(value) as high from finite)
            select low, high, cast(least({Steps - 1}, floor((value - low) / (high - low) * {Steps})) as bigint), cast(sum(amount) as bigint)
            from finite
            cross join ends
            where high > low
            group by 1, 2, 3
            order by 3
            """, column.Values, Steps, column, cancel);
        return answer.Values is [var low, var high, var step, var rows] && rows.Count > 0 ? RangeSteps(Number(low[0]), Number(high[0]), step, rows) : [];
    }

    /// <summary>Steps without rows are there too.</summary>
    static IReadOnlyList<RangeStep> RangeSteps(double low, double high, IReadOnlyList<object?> step, IReadOnlyList<object?> rows)
    {
        var width = (high - low) / Steps;
        var counted = step.Select((at, row) => (At: (int)Number(at), Rows: (long)Number(rows[row]))).ToDictionary(one => one.At, one => one.Rows);
        return [.. Enumerable.Range(0, Steps).Select(at => new RangeStep(low + (at * width), low + ((at + 1) * width), counted.GetValueOrDefault(at)))];
    }

    static double Number(object? value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    /// <summary>The values of a column, the most frequent first; one more than <see cref="Most"/> where there are more.</summary>
    public async Task<IReadOnlyList<FilterChoice>> ListAsync(FilterColumn column, CancellationToken cancel) => Choices(await ask(
        $"""
        select cast({column.Sql} as varchar), {column.Count}
        from {column.Table}
        where {column.Sql} is not null
        group by {column.Sql}
        order by 2 desc, 1
        limit {Most + 1}
        """, column.Values, Most + 1, column, cancel));

    /// <summary>The values of a column that have some letters in them, those that begin with them first.</summary>
    public async Task<IReadOnlyList<FilterChoice>> FindAsync(FilterColumn column, string letters, CancellationToken cancel) => Choices(await ask(
        $"""
        select cast({column.Sql} as varchar), {column.Count}
        from {column.Table}
        where position(lower({Letters(column)}) in lower(cast({column.Sql} as varchar))) > 0
        group by {column.Sql}
        order by case when position(lower({Letters(column)}) in lower(cast({column.Sql} as varchar))) = 1 then 0 else 1 end, 2 desc, 1
        limit {Most}
        """, [.. column.Values, letters], Most, column, cancel));

    static string Letters(FilterColumn column) => string.Create(CultureInfo.InvariantCulture, $"${column.Values.Count + 1}");

    static IReadOnlyList<FilterChoice> Choices(QueryAnswer answer) =>
        [.. answer.Values[0].Select((value, row) => new FilterChoice((string)value!, Convert.ToInt64(answer.Values[1][row], CultureInfo.InvariantCulture)))];
}
