using Mixdown.Engines.DuckDb;

namespace Mixdown.Tests.Planning;

/// <summary>The form of <c>json_serialize_plan</c>, which DuckDB does not document. When a new release of the library changes it,
/// these tests say where.</summary>
public sealed class PlanFormatTests : IDisposable
{
    readonly DuckDbEngine _engine = DuckDbEngine.InMemory();

    [Fact]
    public void A_plan_names_its_tables_columns_and_expressions_as_the_walk_reads_them() => Assert.Equal(
        ["false", "LOGICAL_PROJECTION", "BOUND_FUNCTION", "BOUND_REF", "0", "LOGICAL_FILTER", "LOGICAL_GET", "memory", "main", "sale", "[\"id\",\"amount\"]", "1"],
        Values("select amount + 1 from sale where amount > 2",
            "$.error", "$.plans[0].type", "$.plans[0].expressions[0].expression_class", "$.plans[0].expressions[0].children[0].expression_class",
            "$.plans[0].expressions[0].children[0].index", "$.plans[0].children[0].type", "$.plans[0].children[0].children[0].type",
            "$.plans[0].children[0].children[0].function_data.catalog", "$.plans[0].children[0].children[0].function_data.schema",
            "$.plans[0].children[0].children[0].function_data.table", "$.plans[0].children[0].children[0].names",
            "$.plans[0].children[0].children[0].column_indexes[0].index"));

    [Fact]
    public void A_join_has_its_conditions_and_a_group_its_keys() => Assert.Equal(
        ["LOGICAL_AGGREGATE_AND_GROUP_BY", "BOUND_REF", "BOUND_AGGREGATE", "LOGICAL_COMPARISON_JOIN", "INNER", "BOUND_REF", "BOUND_REF"],
        Values("select a.id, sum(b.amount) from sale a join sale b on a.id = b.id group by 1",
            "$.plans[0].children[0].type", "$.plans[0].children[0].groups[0].expression_class", "$.plans[0].children[0].expressions[0].expression_class",
            "$.plans[0].children[0].children[0].type", "$.plans[0].children[0].children[0].join_type",
            "$.plans[0].children[0].children[0].conditions[0].left.expression_class", "$.plans[0].children[0].children[0].conditions[0].right.expression_class"));

    [Fact]
    public void A_correlated_subquery_is_a_join_that_hands_columns_in() => Assert.Equal(
        ["LOGICAL_DELIM_JOIN", "SINGLE", "BOUND_REF"],
        Values("select (select max(amount) from sale b where b.id = a.id) from sale a",
            "$.plans[0].children[0].type", "$.plans[0].children[0].join_type", "$.plans[0].children[0].duplicate_eliminated_columns[0].expression_class"));

    [Fact]
    public void A_common_table_expression_is_found_by_its_number() => Assert.Equal(
        ["LOGICAL_MATERIALIZED_CTE", "LOGICAL_RECURSIVE_CTE", "LOGICAL_CTE_REF", "true"],
        Values("with recursive r as (select id from sale union all select r.id + 1 from r) select * from r",
            "$.plans[0].type", "$.plans[0].children[0].type", "$.plans[0].children[1].children[0].type")
            .Append(Values("with recursive r as (select id from sale union all select r.id + 1 from r) select * from r", "$.plans[0].table_index")[0]
                == Values("with recursive r as (select id from sale union all select r.id + 1 from r) select * from r", "$.plans[0].children[1].children[0].cte_index")[0] ? "true" : "false"));

    public void Dispose() => _engine.Dispose();

    string[] Values(string sql, params string[] paths)
    {
        using var session = _engine.OpenSession();
        session.Execute("create table if not exists sale (id bigint, amount bigint)", TestContext.Current.CancellationToken);
        var asked = string.Join(", ", paths.Select(path => $"plan ->> '{path}'"));
        var answer = session.Query($"select {asked} from (select json_serialize_plan('{sql}') as plan)", TestContext.Current.CancellationToken);
        return [.. answer.Rows[0].Select(value => value?.ToString() ?? "")];
    }
}
