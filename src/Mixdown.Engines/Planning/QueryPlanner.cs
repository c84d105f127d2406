using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;

namespace Mixdown.Engines.Planning;

/// <summary>Asks DuckDB's planner what a query answers, without running it. Its tables have to be there; they may be empty.</summary>
/// <param name="session">A session of DuckDB: only that has such a planner.</param>
public sealed class QueryPlanner(IEngineSession session)
{
    /// <summary>The dialect that the planner speaks.</summary>
    public const string Dialect = "duckdb";

    /// <summary>Whether an error says that the query is wrong, and not that the planner could not do something.</summary>
    public static bool IsRefusal(Diagnostic problem) => problem.Code is "MX3010" or "MX3011";

    /// <summary>The statement that <see cref="Describe"/> sends: errors have their places in this text.</summary>
    public static string DescribeText(string sql) => $"describe\n{sql}";

    /// <summary>Names and types of a query's columns.</summary>
    /// <param name="sql">One SELECT.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">MX3010, MX3011: the query does not parse or bind, with its place in
    /// <see cref="DescribeText"/>.</exception>
    public IReadOnlyList<ResultColumn> Describe(string sql, CancellationToken cancel) =>
        [.. session.Query(DescribeText(sql), cancel).Rows.Select(row => new ResultColumn((string)row[0]!, (string)row[1]!))];

    /// <summary>Names, types and origins of a query's columns.</summary>
    /// <param name="sql">One SELECT.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">As <see cref="Describe"/> says.</exception>
    public QueryShape Analyse(string sql, CancellationToken cancel)
    {
        var columns = Describe(sql, cancel);
        var answer = session.Query($"select json_serialize_plan({SqlText.Literal(sql)})", cancel);
        using var document = JsonDocument.Parse((string)answer.Rows[0][0]!, new JsonDocumentOptions { MaxDepth = 10_000 });
        var plan = document.RootElement;
        return plan.TryGetProperty("error", out var failed) && failed.GetBoolean()
            ? Untraced(columns, $"The planner says: {plan.GetProperty("error_message").GetString()}")
            : Traced(columns, plan.GetProperty("plans"));
    }

    static QueryShape Traced(IReadOnlyList<ResultColumn> columns, JsonElement plans)
    {
        var scope = new PlanScope();
        var traces = plans.GetArrayLength() == 1 ? new PlanWalker(scope).Walk(plans[0]) : [];
        if (scope.UnknownOperator is { } name)
            return Untraced(columns, $"The plan has an operator {name} that is not known here");
        if (traces.Count != columns.Count)
            return Untraced(columns, $"The plan has {traces.Count} columns where the query has {columns.Count}");
        return new QueryShape(
            [.. columns.Zip(traces, Column)],
            [.. scope.RowInputs.OrderBy(input => Key(input.Column), StringComparer.Ordinal).ThenBy(input => input.Kind)]);
    }

    static QueryColumn Column(ResultColumn column, Trace trace) =>
        new(column.Name, column.Type, trace.Kind, [.. trace.Inputs.OrderBy(Key, StringComparer.Ordinal)]) { IsGroupKey = trace.IsGroupKey };

    static QueryShape Untraced(IReadOnlyList<ResultColumn> columns, string why) =>
        new([.. columns.Select(column => Column(column, Trace.Unknown))], []) { Unknown = why };

    static string Key(PlanColumn column) => $"{column.Table.Catalog}\0{column.Table.Schema}\0{column.Table.Name}\0{column.Name}";
}
