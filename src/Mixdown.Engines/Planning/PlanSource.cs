using System.Text.Json;

namespace Mixdown.Engines.Planning;

/// <summary>The columns of an operator that reads: a table, or a function that makes rows.</summary>
static class PlanSource
{
    /// <summary>Functions that make rows from their arguments alone.</summary>
    static readonly string[] Generators = ["range", "generate_series", "repeat", "repeat_row", "unnest"];

    /// <param name="op">The operator.</param>
    /// <param name="children">The columns of what it reads row by row: one answer, or none.</param>
    public static IReadOnlyList<Trace> Columns(JsonElement op, IReadOnlyList<IReadOnlyList<Trace>> children)
    {
        if (children.Count > 0)
            return PerRow(op, children[0]);
        var names = op.GetProperty("names").EnumerateArray().Select(name => name.GetString()!).ToArray();
        var column = Reader(op, names);
        return op.GetProperty("column_indexes") is { } indexes && indexes.GetArrayLength() > 0
            ? [.. indexes.EnumerateArray().Select(index => column(index.GetProperty("index").GetUInt64()))]
            : [.. Enumerable.Range(0, names.Length).Select(index => column((ulong)index))];
    }

    /// <summary>How a column is traced by its number. One beyond the names is a row number, which is of no column.</summary>
    static Func<ulong, Trace> Reader(JsonElement op, string[] names)
    {
        if (Table(op) is { } table)
            return index => index < (ulong)names.Length ? Trace.Of(new PlanColumn(table, names[(int)index])) : Trace.Constant;
        var made = Generators.Contains(op.GetProperty("name").GetString(), StringComparer.Ordinal) ? Trace.Constant : Trace.Unknown;
        return _ => made;
    }

    static PlanTable? Table(JsonElement op) =>
        op.TryGetProperty("function_data", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("table", out var name)
            ? new PlanTable(data.GetProperty("catalog").GetString()!, data.GetProperty("schema").GetString()!, name.GetString()!)
            : null;

    /// <summary>A function that is called for each row of what is below: its own columns, then those that are handed on.</summary>
    static IReadOnlyList<Trace> PerRow(JsonElement op, IReadOnlyList<Trace> below)
    {
        var arguments = op.GetProperty("input_table_types").GetArrayLength();
        var made = Trace.Made(ColumnKind.Computed, below.Take(arguments));
        var own = op.GetProperty("column_indexes").GetArrayLength();
        var handedOn = op.TryGetProperty("projected_input", out var input) ? input.EnumerateArray().Select(index => below[index.GetInt32()]) : [];
        return [.. Enumerable.Repeat(made, own), .. handedOn];
    }
}
