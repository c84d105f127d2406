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

    /// <summary>The type of a column, and its smallest and largest value.</summary>
    public Task<QueryAnswer> EndsAsync(FilterColumn column, CancellationToken cancel) =>
        ask($"select min({column.Sql}), max({column.Sql}) from {column.Table}", column.Values, 1, column, cancel);

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
