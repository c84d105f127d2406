using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;

namespace Mixdown.Project.Checks.Contracts;

/// <summary>Compares the columns that a model's SQL gives with those that its file promises, before anything is built. Both come from
/// the engine, so that aliases of types are equal; sizes do not count, as in dbt.</summary>
static class ContractCheck
{
    /// <param name="rendering">Of the model; its SQL is set.</param>
    /// <param name="node">The model.</param>
    /// <param name="sql">Its SQL.</param>
    /// <exception cref="MixdownException">MX1530: they differ.</exception>
    public static void Verify(Rendering rendering, ProjectNode node, string sql)
    {
        var given = Columns(rendering, rendering.Call("get_column_schema_from_query", sql));
        var promised = Columns(rendering, rendering.Call("get_column_schema_from_query", rendering.Call("get_empty_schema_sql", Promise(node))));
        var differences = Differences(given, promised).OrderBy(row => row.Column, StringComparer.OrdinalIgnoreCase).ToList();
        if (differences.Count == 0)
            return;
        throw new MixdownException(new Diagnostic(
            "MX1530", $"'{node.Name}' has an enforced contract that failed", node.Declaration?["columns"]?.At ?? node.DeclaredAt,
            "Please ensure the name, data_type, and number of columns in your contract match the columns in your model's definition.")
        {
            Excerpt = Table(differences),
        });
    }

    static JinjaList Promise(ProjectNode node) => new(node.Columns.Select(object? (column) => new JinjaDict
    {
        ["name"] = column.Name,
        ["data_type"] = column.DataType,
        ["quote"] = column.Quote,
    }));

    static List<ColumnValue> Columns(Rendering rendering, object? answer) => answer is JinjaList list
        ? [.. list.OfType<ColumnValue>().Select(column => column with { DataType = JinjaValue.Str(rendering.Call("contract_type", column.DataType)) })]
        : [];

    static IEnumerable<ContractDifference> Differences(List<ColumnValue> given, List<ColumnValue> promised)
    {
        foreach (var column in given)
        {
            var other = promised.Find(promise => Same(promise.Name, column.Name));
            if (other is null)
                yield return new ContractDifference(column.Name, column.DataType, "", "missing in contract");
            else if (!Same(Bare(other.DataType), Bare(column.DataType)))
                yield return new ContractDifference(column.Name, column.DataType, other.DataType, "data type mismatch");
        }
        foreach (var promise in promised.Where(promise => !given.Exists(column => Same(column.Name, promise.Name))))
            yield return new ContractDifference(promise.Name, "", promise.DataType, "missing in definition");
    }

    static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>A type without its sizes.</summary>
    static string Bare(string type) => type.IndexOf('(', StringComparison.Ordinal) is var open and >= 0 ? type[..open] : type;

    /// <summary>The table that dbt prints.</summary>
    static string Table(List<ContractDifference> differences)
    {
        string[][] rows = [["column_name", "definition_type", "contract_type", "mismatch_reason"], .. differences.Select(row => row.Cells)];
        var widths = Enumerable.Range(0, 4).Select(i => rows.Max(row => row[i].Length)).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < rows.Length; i++)
        {
            text.Append("  | ").AppendJoin(" | ", rows[i].Select((cell, at) => cell.PadRight(widths[at]))).Append(" |\n");
            if (i == 0)
                text.Append("  | ").AppendJoin(" | ", widths.Select(width => new string('-', width))).Append(" |\n");
        }
        return text.ToString().TrimEnd('\n');
    }
}
