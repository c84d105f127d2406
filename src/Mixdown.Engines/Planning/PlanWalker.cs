using System.Text.Json;

namespace Mixdown.Engines.Planning;

/// <summary>Walks a plan from its leaves up: where each column of each operator comes from.</summary>
/// <remarks>DuckDB does not document the form of <c>json_serialize_plan</c>; PlanFormatTests hold the form that this class
/// reads, operator by operator.</remarks>
sealed class PlanWalker(PlanScope scope)
{
    /// <summary>The columns that an operator answers.</summary>
    public IReadOnlyList<Trace> Walk(JsonElement op)
    {
        var columns = Kept(op, Columns(op));
        scope.Bind(op, columns);
        return columns;
    }

    IReadOnlyList<Trace> Columns(JsonElement op) => op.GetProperty("type").GetString() switch
    {
        "LOGICAL_GET" => PlanSource.Columns(op, [.. Children(op).Select(Walk)]),
        "LOGICAL_PROJECTION" => Projection(op),
        "LOGICAL_FILTER" => Filter(op),
        "LOGICAL_AGGREGATE_AND_GROUP_BY" => Aggregate(op),
        "LOGICAL_WINDOW" or "LOGICAL_UNNEST" => Appended(op),
        "LOGICAL_ORDER_BY" or "LOGICAL_TOP_N" or "LOGICAL_LIMIT" or "LOGICAL_SAMPLE" => Walk(Child(op, 0)),
        "LOGICAL_DISTINCT" => Distinct(op),
        "LOGICAL_CROSS_PRODUCT" or "LOGICAL_POSITIONAL_JOIN" => [.. Walk(Child(op, 0)), .. Walk(Child(op, 1))],
        "LOGICAL_COMPARISON_JOIN" or "LOGICAL_ANY_JOIN" or "LOGICAL_ASOF_JOIN" or "LOGICAL_DELIM_JOIN" or "LOGICAL_JOIN" => Join(op),
        "LOGICAL_UNION" => [.. Children(op).Select(Walk).Aggregate(Either)],
        "LOGICAL_EXCEPT" or "LOGICAL_INTERSECT" => Compared(op),
        "LOGICAL_MATERIALIZED_CTE" => WithCte(op),
        "LOGICAL_RECURSIVE_CTE" => Recursive(op),
        "LOGICAL_CTE_REF" => scope.Cte(op.GetProperty("cte_index").GetInt64()),
        "LOGICAL_DELIM_GET" => scope.Correlated,
        "LOGICAL_EXPRESSION_GET" => Values(op),
        "LOGICAL_DUMMY_SCAN" => [Trace.Constant],
        "LOGICAL_EMPTY_RESULT" or "LOGICAL_CHUNK_GET" => Constants(op),
        var unknown => Unknown(unknown),
    };

    IReadOnlyList<Trace> Projection(JsonElement op)
    {
        var expressions = new PlanExpression(scope, Walk(Child(op, 0)));
        return [.. List(op, "expressions").Select(expression => expressions.Read(expression))];
    }

    IReadOnlyList<Trace> Filter(JsonElement op)
    {
        var below = Walk(Child(op, 0));
        scope.Decide(RowInputKind.Filter, new PlanExpression(scope, below).All(op.GetProperty("expressions")));
        return below;
    }

    IReadOnlyList<Trace> Aggregate(JsonElement op)
    {
        var expressions = new PlanExpression(scope, Walk(Child(op, 0)));
        List<Trace> keys = [.. List(op, "groups").Select(group => expressions.Read(group) with { IsGroupKey = true })];
        scope.Decide(RowInputKind.Group, keys);
        var values = List(op, "expressions").Select(value => expressions.Read(value, ColumnKind.Aggregated) with { IsGroupKey = false });
        var groupings = List(op, "grouping_functions").Select(_ => Trace.Made(ColumnKind.Computed, keys));
        return [.. keys, .. values, .. groupings];
    }

    /// <summary>The columns below and then one for each expression.</summary>
    IReadOnlyList<Trace> Appended(JsonElement op)
    {
        var below = Walk(Child(op, 0));
        var expressions = new PlanExpression(scope, below);
        return [.. below, .. List(op, "expressions").Select(expression => expressions.Read(expression))];
    }

    IReadOnlyList<Trace> Distinct(JsonElement op)
    {
        var below = Walk(Child(op, 0));
        scope.Decide(RowInputKind.Group, new PlanExpression(scope, below).All(op.GetProperty("distinct_targets")));
        return below;
    }

    IReadOnlyList<Trace> Join(JsonElement op)
    {
        var left = Walk(Child(op, 0));
        var handedIn = new PlanExpression(scope, left);
        var right = op.TryGetProperty("duplicate_eliminated_columns", out var outer) && outer.GetArrayLength() > 0
            ? scope.Within([.. outer.EnumerateArray().Select(column => handedIn.Read(column))], () => Walk(Child(op, 1)))
            : Walk(Child(op, 1));
        var conditions = Conditions(op, left, right);
        var type = op.GetProperty("join_type").GetString();
        // What such a join finds is a column; the filter above it decides.
        if (type == "MARK")
            return [.. left, Trace.Made(ColumnKind.Computed, conditions)];
        scope.Decide(type is "SEMI" or "ANTI" or "RIGHT_SEMI" or "RIGHT_ANTI" ? RowInputKind.Filter : RowInputKind.Join, conditions);
        return type switch
        {
            "SEMI" or "ANTI" => Kept(op, left, "left_projection_map"),
            "RIGHT_SEMI" or "RIGHT_ANTI" => Kept(op, right, "right_projection_map"),
            _ => [.. Kept(op, left, "left_projection_map"), .. Kept(op, right, "right_projection_map")],
        };
    }

    List<Trace> Conditions(JsonElement op, IReadOnlyList<Trace> left, IReadOnlyList<Trace> right)
    {
        var (ofLeft, ofRight) = (new PlanExpression(scope, left), new PlanExpression(scope, right));
        var ofBoth = new PlanExpression(scope, [.. left, .. right]);
        var found = new List<Trace>();
        foreach (var condition in List(op, "conditions"))
        {
            found.AddRange(condition.TryGetProperty("left", out var one) ? ofLeft.All(one) : ofBoth.All(condition));
            found.AddRange(condition.TryGetProperty("right", out var other) ? ofRight.All(other) : []);
        }
        foreach (var name in (ReadOnlySpan<string>)["condition", "predicate"])
        {
            if (op.TryGetProperty(name, out var any))
                found.AddRange(ofBoth.All(any));
        }
        return found;
    }

    IReadOnlyList<Trace> Compared(JsonElement op)
    {
        var (left, right) = (Walk(Child(op, 0)), Walk(Child(op, 1)));
        scope.Decide(RowInputKind.Filter, [.. left, .. right]);
        return left;
    }

    IReadOnlyList<Trace> WithCte(JsonElement op)
    {
        scope.SetCte(op.GetProperty("table_index").GetInt64(), Walk(Child(op, 0)));
        return Walk(Child(op, 1));
    }

    /// <summary>The columns after as many rounds as bring anything new.</summary>
    IReadOnlyList<Trace> Recursive(JsonElement op)
    {
        var index = op.GetProperty("table_index").GetInt64();
        var known = Walk(Child(op, 0));
        while (true)
        {
            scope.SetCte(index, known);
            var next = Either(known, Walk(Child(op, 1)));
            if (Sum(next) == Sum(known))
                return next;
            known = next;
        }
    }

    IReadOnlyList<Trace> Values(JsonElement op)
    {
        var expressions = new PlanExpression(scope, Walk(Child(op, 0)));
        var rows = List(op, "expressions").Select(row => row.EnumerateArray().Select(value => expressions.Read(value)).ToArray());
        return rows.Aggregate<IReadOnlyList<Trace>>(Either);
    }

    IReadOnlyList<Trace> Unknown(string? name)
    {
        scope.UnknownOperator ??= name;
        return [];
    }

    static IReadOnlyList<Trace> Constants(JsonElement op) =>
        [.. List(op, op.TryGetProperty("chunk_types", out _) ? "chunk_types" : "return_types").Select(_ => Trace.Constant)];

    /// <summary>Two answers one below the other.</summary>
    static IReadOnlyList<Trace> Either(IReadOnlyList<Trace> one, IReadOnlyList<Trace> other) => [.. one.Zip(other, (a, b) => a.Or(b))];

    static int Sum(IReadOnlyList<Trace> columns) => columns.Sum(column => column.Inputs.Count + (int)column.Kind);

    static IReadOnlyList<Trace> Kept(JsonElement op, IReadOnlyList<Trace> columns, string map = "projection_map") =>
        op.TryGetProperty(map, out var kept) && kept.GetArrayLength() > 0
            ? [.. kept.EnumerateArray().Select(index => index.GetInt32()).Where(index => index < columns.Count).Select(index => columns[index])]
            : columns;

    static JsonElement Child(JsonElement op, int index) => op.GetProperty("children")[index];

    static IEnumerable<JsonElement> Children(JsonElement op) => List(op, "children");

    static IEnumerable<JsonElement> List(JsonElement op, string name) =>
        op.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
