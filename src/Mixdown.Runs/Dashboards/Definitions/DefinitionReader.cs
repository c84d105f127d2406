using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Runs.Dashboards.Asking;
using Mixdown.Runs.Dashboards.Caching;

namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>Makes of a dashboard's file what a page needs of it.</summary>
/// <param name="project">Whose.</param>
/// <param name="choices">Asks what filters can have.</param>
/// <param name="newest">Asks up to when there are data; null: nobody may know.</param>
sealed class DefinitionReader(MixdownProject project, FilterChoices choices, NewestReading? newest)
{
    /// <summary>Which rows a filter's choices are taken of; null: nothing can be chosen. Default: all of its table.</summary>
    public Func<FilterColumn, CancellationToken, Task<FilterColumn?>> Narrow { get; init; } = (column, _) => Task.FromResult<FilterColumn?>(column);

    /// <summary>The definition.</summary>
    /// <param name="dashboard">Which.</param>
    /// <param name="problems">What is wrong with the project's files now.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<DashboardDefinition> ReadAsync(Dashboard dashboard, IReadOnlyList<Diagnostic> problems, CancellationToken cancel) => new(dashboard.Id, dashboard.Title)
    {
        Description = dashboard.Description,
        Owner = dashboard.Owner?.Name,
        OwnerEmail = dashboard.Owner?.Email,
        Place = $"{dashboard.At.File}:{dashboard.At.Line}",
        Filters = await Task.WhenAll(dashboard.Filters.Select(filter => FilterAsync(dashboard, filter, cancel))),
        Parameters = [.. dashboard.Parameters.Select(parameter => new ParameterDefinition(parameter.Name, parameter.Label ?? LabelOf(parameter.Name), parameter.Choices, parameter.Default))],
        Rows = [.. dashboard.Rows.Where(row => row.Count > 0).Select(TileFrames.Of)],
        Problems = [.. problems.Select(FileProblems.Of)],
        Version = dashboard.Checksum[..16],
    };

    /// <summary>A name in words: <c>support_agent</c> is Support agent.</summary>
    public static string LabelOf(string name)
    {
        var words = name.Replace('_', ' ').Trim();
        return words.Length == 0 ? name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>One of its filters.</summary>
    public async Task<FilterDefinition> FilterAsync(Dashboard dashboard, DashboardFilter filter, CancellationToken cancel)
    {
        var plain = new FilterDefinition(filter.Name, filter.Label ?? LabelOf(filter.Name), filter.IsMultiple ? FilterKind.Multiple : FilterKind.Choice)
        {
            Field = filter.Column.Text,
            IsMultiple = filter.IsMultiple,
            Default = [.. filter.Default.Select(value => value.Text)],
        };
        if (FilterColumn.Of(project, dashboard, filter) is not { } column)
            return plain;
        try
        {
            var filled = plain with { Field = column.Field };
            return await Narrow(column, cancel) is { } narrowed ? await FilledAsync(filled, dashboard, filter, narrowed, cancel) : filled;
        }
        catch (MixdownException)
        {
            // A boundary: a table that was not built yet has no values, and its tiles say why.
            return plain with { Field = column.Field };
        }
    }

    async Task<FilterDefinition> FilledAsync(FilterDefinition plain, Dashboard dashboard, DashboardFilter filter, FilterColumn column, CancellationToken cancel)
    {
        var ends = await choices.EndsAsync(column, cancel);
        var type = ColumnTypes.Of(ends.Columns[0]);
        if (type is AnswerType.Date or AnswerType.LocalTime or AnswerType.Instant)
            return plain with { Kind = FilterKind.Period, Least = ends.Values[0][0], Most = ends.Values[1][0], Newest = newest is null ? null : await newest.OfAsync(dashboard, filter, cancel) };
        if (type == AnswerType.Number && (filter.IsRange ?? !filter.IsMultiple))
            return await RangeAsync(plain, column, ends, cancel);
        if (type == AnswerType.Boolean)
            return plain with { Kind = FilterKind.Boolean, Choices = await choices.ListAsync(column, cancel) };
        var list = await choices.ListAsync(column, cancel);
        // Nobody looks for numbers by their digits.
        if (type == AnswerType.Number && filter.IsRange is null && list.Count > FilterChoices.Most)
            return await RangeAsync(plain, column, ends, cancel);
        return list.Count <= FilterChoices.Most
            ? plain with { Choices = list }
            : plain with { Kind = FilterKind.Search, Choices = [.. list.Take(FilterChoices.Most)], HasMore = true };
    }

    async Task<FilterDefinition> RangeAsync(FilterDefinition plain, FilterColumn column, QueryAnswer ends, CancellationToken cancel) => plain with
    {
        Kind = FilterKind.Range,
        IsMultiple = false,
        Least = ends.Values[0][0],
        Most = ends.Values[1][0],
        Steps = await choices.StepsAsync(column, cancel),
        Format = column.Format,
    };
}
