using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Project.Graph;
using Mixdown.Runs.Catalog;
using Mixdown.Runs.Catalog.Facts;
using Mixdown.Runs.Dashboards;

namespace Mixdown.Runs.Tracing;

/// <summary>Asks for the rows of the steps of a trail.</summary>
/// <param name="edition">The project.</param>
/// <param name="personal">Columns whose values are not shown.</param>
/// <param name="records">Reads the records that rows of sources came from.</param>
/// <param name="session">Asks.</param>
sealed class TraceReading(CatalogEdition edition, PersonalColumns personal, SourceRecords records, IEngineSession session)
{
    /// <summary>Rows of a step that are shown.</summary>
    const int MostRows = 50;

    /// <summary>The trail with its rows.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">A table is not there.</exception>
    public async Task<Trace> ReadAsync(TraceStart start, IReadOnlyList<PlannedStep> plan, CancellationToken cancel)
    {
        var steps = new List<TraceStep>();
        for (var place = 0; place < plan.Count; place++)
            steps.Add(await StepAsync(plan[place], Steps(plan, place), start.Values, cancel));
        return new Trace(start.Title, steps);
    }

    async Task<TraceStep> StepAsync(PlannedStep step, string with, IReadOnlyList<object?> values, CancellationToken cancel)
    {
        var columns = session.QueryAtMost($"{with}\nselect * from {step.Name}", values, 0, cancel).Columns;
        var numbers = step.Columns.Where(column => columns.Any(one => one.Name == column && ColumnKinds.Of(one.Type) == AnswerType.Number) && !IsKey(column) && !personal.Has(step.Node.UniqueId, column)).ToList();
        var sql = $"{with}\nselect * from {step.Name}{Order(columns)}";
        var totals = session.QueryAtMost($"{with}\nselect {string.Join(", ", numbers.Select(column => $"sum({new SqlIdentifier(column)})").Prepend("count(*)"))} from {step.Name}", values, 1, cancel).Rows[0];
        var answer = session.QueryAtMost(sql, values, MostRows, cancel);
        var found = step.Node is SourceTable source ? await records.ReadAsync(source, answer, personal.HasAny(source.UniqueId), cancel) : [];
        return new TraceStep(edition.Nodes.Link(step.Node), step.From, step.How)
        {
            Columns = step.Columns,
            Sql = sql,
            Count = Convert.ToInt64(totals[0], System.Globalization.CultureInfo.InvariantCulture),
            Sums = [.. numbers.Select((column, i) => new TraceSum(column, totals[i + 1]))],
            Records = found,
            Rows = MaskedRows.Of(answer, column => personal.Has(step.Node.UniqueId, column)),
            End = step.End,
        };
    }

    /// <summary>Whether a number names a row: a sum of such numbers says nothing.</summary>
    static bool IsKey(string column) =>
        column.Split('_')[^1] is var last && (last.Equals("id", StringComparison.OrdinalIgnoreCase) || last.Equals("key", StringComparison.OrdinalIgnoreCase));

    /// <summary>The steps up to one, so that its SQL stands for itself.</summary>
    static string Steps(IReadOnlyList<PlannedStep> plan, int last)
    {
        var needed = new List<PlannedStep>();
        for (var place = 0; place <= last; place++)
        {
            var name = plan[place].Name;
            if (place == last || plan.Take(last + 1).Skip(place + 1).Any(step => LineageMaps.Impacts.SqlWords.Has(step.Select, name)))
                needed.Add(plan[place]);
        }
        return $"with {string.Join(",\n", needed.Select(step => $"{step.Name} as (\n{step.Select}\n)"))}";
    }

    /// <summary>As they stand in their files.</summary>
    static string Order(IReadOnlyList<ResultColumn> columns) =>
        columns.Any(column => column.Name == SourceRecords.File) ? $" order by {new SqlIdentifier(SourceRecords.File)}, {new SqlIdentifier(SourceRecords.Row)}" : "";
}
