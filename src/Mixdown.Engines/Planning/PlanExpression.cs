using System.Text.Json;

namespace Mixdown.Engines.Planning;

/// <summary>Reads expressions of a plan: which columns of the operator below they are made of.</summary>
/// <param name="scope">The plan.</param>
/// <param name="below">The columns of the operator below.</param>
readonly struct PlanExpression(PlanScope scope, IReadOnlyList<Trace> below)
{
    /// <summary>The column that an expression makes: itself where it is nothing but a reference.</summary>
    /// <param name="expression">One expression.</param>
    /// <param name="kind">How its value is made where it is more than a reference.</param>
    public Trace Read(JsonElement expression, ColumnKind kind = ColumnKind.Computed)
    {
        if (Reference(expression) is { } same)
            return same;
        var found = new List<Trace>();
        Collect(expression, found);
        return kind == ColumnKind.Computed && found.TrueForAll(trace => trace.Kind == ColumnKind.Constant) ? Trace.Constant : Trace.Made(kind, found);
    }

    /// <summary>All columns that stand anywhere in an expression, or in a list of them.</summary>
    public List<Trace> All(JsonElement expression)
    {
        var found = new List<Trace>();
        Collect(expression, found);
        return found;
    }

    void Collect(JsonElement element, List<Trace> found)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, found);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Reference(element) is { } trace)
                found.Add(trace);
            else
                CollectParts(element, found);
        }
    }

    // The data of a function repeats its arguments, and a lambda numbers its parameters like columns.
    void CollectParts(JsonElement expression, List<Trace> found)
    {
        foreach (var part in expression.EnumerateObject())
        {
            if (part.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object
                && part.Name is not ("return_type" or "arguments" or "function_data" or "value"))
                Collect(part.Value, found);
        }
    }

    Trace? Reference(JsonElement element)
    {
        if (!element.TryGetProperty("expression_class", out var kind))
            return null;
        if (kind.ValueEquals("BOUND_REF"))
            return At(below, element.GetProperty("index").GetUInt64());
        if (!kind.ValueEquals("BOUND_COLUMN_REF"))
            return null;
        var binding = element.GetProperty("binding");
        return At(scope.Table(binding.GetProperty("table_index").GetInt64()), binding.GetProperty("column_index").GetUInt64());
    }

    static Trace At(IReadOnlyList<Trace> columns, ulong index) => index < (ulong)columns.Count ? columns[(int)index] : Trace.Unknown;
}
