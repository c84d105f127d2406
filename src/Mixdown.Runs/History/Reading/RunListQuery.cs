using System.Globalization;
using System.Text;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Runs.History.Reading;

/// <summary>Lists runs.</summary>
/// <param name="filter">Which.</param>
sealed class RunListQuery(RunFilter filter)
{
    readonly StringBuilder _where = new("true");
    readonly List<object?> _values = [];

    /// <summary>The runs, the newest first, and one more than asked for when there are more.</summary>
    public IReadOnlyList<RunSummary> Read(DuckDbSession session, CancellationToken cancel)
    {
        if (filter.Command is { } command)
            And($"command = {Bind(command)}");
        if (filter.State is { } state)
            And($"status = {Bind(RunRow.WordOf(state))}");
        if (filter.Node is { } node)
            And(TookPart(Bind(node), Bind("%." + node.Replace("%", "", StringComparison.Ordinal))));
        if (filter.Before is { } before)
            And($"(started_at, run_id) < (select (started_at, run_id) from runs where run_id = {Bind(before)})");
        var sql = string.Create(CultureInfo.InvariantCulture, $"select {RunRow.Columns} from runs where {_where} order by started_at desc, run_id desc limit {filter.Limit + 1}");
        return [.. session.Query(sql, _values, cancel).Rows.Select(RunRow.Read)];
    }

    static string TookPart(string name, string pattern) =>
        $"""
        (run_id in (select run_id from run_nodes where unique_id = {name} or name = {name} or (name is null and unique_id like {pattern}))
         or run_id in (select run_id from check_results where unique_id = {name} or name = {name})
         or run_id in (select run_id from run_loads where table_name = {name} or load = {name}))
        """;

    void And(string condition) => _where.Append(" and ").Append(condition);

    string Bind(string value)
    {
        _values.Add(value);
        return string.Create(CultureInfo.InvariantCulture, $"${_values.Count}");
    }
}
