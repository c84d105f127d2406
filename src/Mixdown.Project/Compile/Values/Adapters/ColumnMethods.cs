using Mixdown.Jinja;
using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values.Adapters;

/// <summary>Methods of <c>adapter</c> on columns.</summary>
static class ColumnMethods
{
    static readonly string[] SnapshotColumns = ["dbt_scd_id", "dbt_valid_from", "dbt_valid_to"];

    public static HostMethods<Rendering> Table { get; } = new()
    {
        ["get_columns_in_relation(relation)"] = (rendering, given) => Calls.Asks(rendering, "get_columns_in_relation", given[0]),
        ["get_column_schema_from_query(sql)"] = (rendering, given) => Calls.Asks(rendering, "get_column_schema_from_query", given[0]),
        ["get_missing_columns(from_relation, to_relation)"] = (rendering, given) => new JinjaList(Missing(rendering, given[0], given[1])),
        ["expand_target_column_types(from_relation, to_relation)"] = (rendering, given) => Expand(rendering, given[0], given[1]),
        ["expand_column_types(goal, current)"] = (rendering, given) => Expand(rendering, given[0], given[1]),
        ["get_partitions_metadata(table)"] = (_, _) => new JinjaList(),
        ["valid_snapshot_target(relation, column_names=None)"] = (rendering, given) =>
            AssertHas(rendering, given[0], SnapshotNames(given[1], hasDeletes: false)),
        ["assert_valid_snapshot_target_given_strategy(relation, column_names=None, strategy=None)"] = (rendering, given) =>
            AssertHas(rendering, given[0], SnapshotNames(given[1], HardDeletes(given[2]) == "new_record")),
        ["get_hard_deletes_behavior(config)"] = (_, given) => HardDeletes(given[0]),
    };

    static List<ColumnValue> Columns(Rendering rendering, object? relation) =>
        Calls.Asks(rendering, "get_columns_in_relation", relation) is JinjaList columns ? [.. columns.OfType<ColumnValue>()] : [];

    static IEnumerable<ColumnValue> Missing(Rendering rendering, object? from, object? to)
    {
        var known = Columns(rendering, to).Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Columns(rendering, from).Where(column => !known.Contains(column.Name));
    }

    /// <summary>Text columns of the second relation that are too short for those of the first become as long.</summary>
    static string Expand(Rendering rendering, object? from, object? to)
    {
        var wanted = Columns(rendering, from).ToDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var column in Columns(rendering, to))
        {
            if (wanted.TryGetValue(column.Name, out var goal) && column.CanExpandTo(goal))
                rendering.Call("alter_column_type", to, column.Name, ColumnValue.StringType(goal.StringSize));
        }
        return "";
    }

    static IEnumerable<string> SnapshotNames(object? renamed, bool hasDeletes) =>
        (hasDeletes ? [.. SnapshotColumns, "dbt_is_deleted"] : SnapshotColumns)
        .Select(name => renamed is JinjaDict names && names[name] is string own ? own : name);

    static string AssertHas(Rendering rendering, object? relation, IEnumerable<string> names)
    {
        var there = Columns(rendering, relation).Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = names.Where(name => !there.Contains(name)).ToList();
        if (rendering.Warehouse is null || missing.Count == 0)
            return "";
        throw new JinjaException(JinjaErrorKind.Raised, $"{JinjaValue.Str(relation)} is no snapshot: it has no {string.Join(", ", missing)}")
        {
            Hint = "Drop the table, or give the snapshot another name.",
        };
    }

    /// <summary>What a snapshot does with rows that are gone: <c>ignore</c>, <c>invalidate</c>, <c>new_record</c>.</summary>
    static string HardDeletes(object? config)
    {
        var (chosen, old) = (Value(config, "hard_deletes"), Value(config, "invalidate_hard_deletes"));
        return (chosen, old) switch
        {
            (not null, true) => throw new JinjaException(JinjaErrorKind.Raised, "'hard_deletes' and 'invalidate_hard_deletes' are both set")
            {
                Hint = "Keep hard_deletes: 'invalidate' and remove the other one.",
            },
            ("ignore" or "invalidate" or "new_record", _) => (string)chosen,
            (null, true) => "invalidate",
            (null, _) => "ignore",
            _ => throw new JinjaException(JinjaErrorKind.Raised, $"'hard_deletes' cannot be {JinjaValue.Repr(chosen)}")
            {
                Hint = "Use one of: ignore, invalidate, new_record.",
            },
        };
    }

    static object? Value(object? config, string key) => config switch
    {
        JinjaDict dict => dict[key],
        ConfigValue own => own.Get(key),
        _ => null,
    };
}
