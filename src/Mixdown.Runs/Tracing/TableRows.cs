using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Project.Graph;
using Mixdown.Runs.Catalog.Facts;

namespace Mixdown.Runs.Tracing;

/// <summary>Rows of a table by values of its columns.</summary>
static class TableRows
{
    /// <summary>Where the trail of such rows begins.</summary>
    /// <param name="node">The table's node.</param>
    /// <param name="there">The table's columns.</param>
    /// <param name="keys">Columns and their values; an empty text is a row without a value.</param>
    /// <param name="column">The column whose value is traced; empty for the row itself.</param>
    /// <exception cref="MixdownException">MX4151: there is no such column, or no column is named at all.</exception>
    public static TraceStart Of(GraphNode node, IReadOnlyList<ResultColumn> there, IReadOnlyList<KeyValuePair<string, string>> keys, string column)
    {
        if (keys.Count == 0)
            throw new MixdownException(new Diagnostic("MX4151", $"Nothing says which row of '{node.Name}' is meant", Hint: "Add key.COLUMN=VALUE for one column or more."));
        var relation = NodeFacts.RelationOf(node)!;
        var (conditions, values, words) = (new List<string>(), new List<object?>(), new List<string>());
        foreach (var (name, value) in keys)
        {
            var found = Find(node, there, name);
            words.Add($"{found.Name} = {(value.Length == 0 ? "none" : value)}");
            conditions.Add(Condition(found, value, values));
        }
        var select = $"select source_rows.* from {new TableName(relation.Schema, relation.Identifier).Sql} as source_rows where {string.Join(" and ", conditions)}";
        return new TraceStart($"{node.Name}: {string.Join(", ", words)}", node, select, values, string.Join(", ", words), column.Length == 0 ? [] : [Find(node, there, column).Name]);
    }

    static string Condition(ResultColumn column, string value, List<object?> values)
    {
        var sql = $"source_rows.{new SqlIdentifier(column.Name)}";
        if (value.Length == 0)
            return $"{sql} is null";
        values.Add(value);
        // The type is the engine's own word for the column, never the viewer's.
        return string.Create(CultureInfo.InvariantCulture, $"{sql} = cast(${values.Count} as {column.Type})");
    }

    static ResultColumn Find(GraphNode node, IReadOnlyList<ResultColumn> there, string name) =>
        there.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new MixdownException(new Diagnostic("MX4151", $"'{node.Name}' has no column '{name}'", Hint: DidYouMean.Hint(name, there.Select(column => column.Name))));
}
