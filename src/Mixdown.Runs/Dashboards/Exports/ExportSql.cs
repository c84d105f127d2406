using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards.Asking;
using Mixdown.Runs.Queries;

namespace Mixdown.Runs.Dashboards.Exports;

/// <summary>The SQL of a file that a viewer takes away.</summary>
static class ExportSql
{
    /// <summary>What a tile asks, with the labels of its columns as names, without what no reader is shown. In CSV no text begins like a formula: a program for tables
    /// would run it (threats T9 and T25).</summary>
    /// <param name="query">What the tile asks.</param>
    /// <param name="answered">The columns as the engine names them.</param>
    /// <param name="format">The form of the file.</param>
    public static string Of(TileQuery query, IReadOnlyList<ResultColumn> answered, QueryFormat format)
    {
        var shown = query.Columns.Zip(answered).Where(pair => !pair.First.Role.IsNote()).ToList();
        var labels = Labels(shown.Select(pair => pair.First));
        var columns = shown.Select((pair, at) => $"{Value(pair.Second, format)} as {new SqlIdentifier(format == QueryFormat.Csv ? Plain(labels[at]) : labels[at])}");
        return $"select {string.Join(", ", columns)}\nfrom (\n{query.Sql}\n) as answer";
    }

    static string Value(ResultColumn column, QueryFormat format)
    {
        var name = new SqlIdentifier(column.Name);
        return format == QueryFormat.Csv && ColumnTypes.Of(column) == AnswerType.Text
            ? $"case when left(cast({name} as varchar), 1) in ('=', '+', '-', '@', chr(9), chr(13)) then '''' || cast({name} as varchar) else cast({name} as varchar) end"
            : name.ToString();
    }

    static string Plain(string label) => label is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + label : label;

    /// <summary>Two columns of a file cannot have one name.</summary>
    static string[] Labels(IEnumerable<TileColumn> columns)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. columns.Select(column => Free(column.Label, taken))];
    }

    static string Free(string label, HashSet<string> taken)
    {
        var free = label.Length == 0 ? "column" : label;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{label} {number}";
        return free;
    }
}
