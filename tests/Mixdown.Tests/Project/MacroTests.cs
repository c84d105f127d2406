using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;

namespace Mixdown.Tests.Project;

/// <summary>The embedded macro package, called as projects call it, and overridden as projects override it.</summary>
public sealed class MacroTests
{
    [Fact]
    public void Failures_are_stored_where_a_check_asks_for_it()
    {
        using var shop = new ProjectFolder(
            ("models/item.sql", "select 1 as id union all select 1"),
            ("models/item.yml", "models: [{ name: item, columns: [{ name: id, tests: [unique: { config: { store_failures: true, severity: warn, alias: twice } }] }] }]"));

        shop.Build();

        Assert.Equal("1|2", shop.Query("select * from main_dbt_test__audit.twice"));
    }

    [Fact]
    public void Thresholds_decide_between_warning_and_failure()
    {
        using var shop = new ProjectFolder(
            ("models/item.sql", "select unnest(range(5)) as id"),
            ("tests/few.sql", "{{ config(warn_if='> 2', error_if='> 4', fail_calc='count(*) - 1') }} select * from {{ ref('item') }}"),
            ("tests/many.sql", "{{ config(error_if='>= 5', limit=5) }} select * from {{ ref('item') }}"));

        shop.Build(BuildVerb.Run);
        var checks = shop.Build(BuildVerb.Test);

        Assert.Equal(NodeStatus.Warn, checks["test.shop.few"].Status);
        Assert.Equal(NodeStatus.Fail, checks["test.shop.many"].Status);
    }

    [Fact]
    public void Descriptions_become_comments_where_a_model_asks_for_it()
    {
        using var shop = new ProjectFolder(
            ("models/item.sql", "{{ config(materialized='table', persist_docs={'relation': true, 'columns': true}) }}select 1 as id"),
            ("models/item.yml", "models: [{ name: item, description: \"a shop's items\", columns: [{ name: id, description: the key }] }]"));

        AssertAll(shop.Build());

        Assert.Equal("a shop's items|the key", shop.Query("select t.comment, c.comment from duckdb_tables() t join duckdb_columns() c using (table_name) where t.table_name = 'item'"));
    }

    [Fact]
    public void A_materialization_of_the_project_wins_over_the_embedded_one()
    {
        using var shop = new ProjectFolder(
            ("macros/table.sql", """
                {% materialization table, adapter='duckdb' %}
                  {% call statement('main') %}create or replace table {{ this }} as select 'mine' as who{% endcall %}
                  {{ return({'relations': [this.incorporate(type='table')]}) }}
                {% endmaterialization %}
                """),
            ("models/item.sql", "{{ config(materialized='table') }}select 1 as id"));

        AssertAll(shop.Build());

        Assert.Equal("mine", shop.Query("select who from main.item"));
    }

    [Fact]
    public void A_model_asks_the_warehouse_while_its_SQL_is_made()
    {
        using var shop = new ProjectFolder(
            ("models/kind.sql", "select unnest(['a', 'b']) as kind"),
            ("models/pivot.sql", """
                {% set kinds = run_query('select kind from ' ~ ref('kind') ~ ' order by 1') %}
                {% set columns = adapter.get_columns_in_relation(ref('kind')) %}
                select {% if execute %}{% for kind in kinds.columns[0].values() %}count(*) filter (where kind = '{{ kind }}') as {{ kind }}, {% endfor %}
                '{{ columns[0].name }} {{ columns[0].dtype }}' as facts, {{ kinds | length }} as n, '{{ adapter.get_relation(none, 'main', 'kind').type }}' as type
                {% endif %} from {{ ref('kind') }}
                """));

        AssertAll(shop.Build());

        Assert.Equal("1|1|kind VARCHAR|2|view", shop.Query("select * from main.pivot"));
    }

    [Fact]
    public void A_merge_updates_only_the_columns_it_may()
    {
        using var shop = new ProjectFolder(("models/item.sql", """
            {{ config(materialized='incremental', unique_key=['id', 'part'], incremental_strategy='merge', merge_exclude_columns=['made'], incremental_predicates=['DBT_INTERNAL_DEST.id > 0']) }}
            select * from src
            """));
        shop.Execute("create table src as select 1 as id, 'x' as part, 'old' as made, 1 as n");
        AssertAll(shop.Build());
        shop.Execute("update src set made = 'new', n = 2");

        AssertAll(shop.Build());

        Assert.Equal("1|x|old|2", shop.Query("select * from main.item"));
    }

    [Fact]
    public void Changed_columns_fail_a_model_that_forbids_them()
    {
        using var shop = new ProjectFolder(("models/item.sql", "{{ config(materialized='incremental', on_schema_change='fail') }}select 1 as id"));
        AssertAll(shop.Build());
        shop.Write(("models/item.sql", "{{ config(materialized='incremental', on_schema_change='fail') }}select 1 as id, 2 as more"));

        var item = shop.Build()["model.shop.item"];

        Assert.Equal(NodeStatus.Error, item.Status);
        Assert.Contains("new: more", item.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cross_database_macros_make_SQL_that_runs()
    {
        using var shop = new ProjectFolder(("models/item.sql", """
            select {{ dbt.dateadd('day', 3, "date '2024-02-27'") }} as added, {{ dbt.datediff("date '2024-01-31'", "date '2024-03-01'", 'month') }} as months
              , {{ dbt.last_day("date '2024-02-03'", 'month') }} as last, {{ dbt.safe_cast("'x'", 'int') }} as none_at_all, {{ dbt.hash("'a'") }} as hashed
              , {{ dbt.split_part("'a-b'", "'-'", 2) }} as part, {{ dbt.position("'b'", "'ab'") }} as position, {{ dbt.right("'abc'", 2) }} as ending
              , {{ dbt.listagg('x', "';'", 'order by x desc') }} as listed, {{ dbt.any_value('y') }} as any_of, {{ dbt.bool_or('x > 1') }} as or_of
              , {{ dbt.date(2024, 2, 3) }} as made, {{ dbt.array_construct([1, 2]) }}[2] as second, {{ dbt.string_literal("it's") }} as literal
              , (select count(*) from ({{ dbt.date_spine('day', "date '2024-01-01'", "date '2024-01-11'") }})) as days
            from (values (1, 'k'), (2, 'k')) v(x, y)
            """));

        AssertAll(shop.Build());

        Assert.Equal("2024-03-01|2|2024-02-29|null|b|2|bc|2;1|k|True|2024-02-03|2|it's|10", shop.Query(
            "select added::date::varchar, months, last::varchar, none_at_all, part, position, ending, listed, any_of, or_of, made::varchar, second, literal, days from main.item"));
    }

    [Fact]
    public void Hooks_of_the_project_run_around_the_nodes()
    {
        using var shop = new ProjectFolder(("dbt_project.yml", "name: shop\nprofile: shop\non-run-start: ['create table log (what text)', \"insert into log values ('{{ target.name }}')\"]\n"));
        var cancel = TestContext.Current.CancellationToken;
        using var session = shop.Engine.OpenSession();
        var warehouse = Warehouse.Read(new(shop.Read()), session, cancel);

        new ProjectHooks(warehouse).Start(session, cancel);
        new ProjectHooks(warehouse).End(session, [], cancel);

        Assert.Equal("dev", shop.Query("select * from log"));
    }

    [Fact]
    public void Hooks_of_a_model_see_its_table_and_may_stand_outside_its_transaction()
    {
        using var shop = new ProjectFolder(
            ("models/item.sql", "{{ config(materialized='table', pre_hook={'sql': 'create table if not exists seen (n int)', 'transaction': false}, post_hook=['insert into seen select count(*) from {{ this }}']) }}select 1 as id"));

        AssertAll(shop.Build());

        Assert.Equal("1", shop.Query("select n from seen"));
    }

    [Fact]
    public void Nodes_are_built_side_by_side_on_sessions_of_their_own()
    {
        using var shop = new ProjectFolder([.. Enumerable.Range(0, 40).Select(i => ($"models/m{i}.sql", $"{{{{ config(materialized='table') }}}}select {i} as id"))]);
        var cancel = TestContext.Current.CancellationToken;
        var project = shop.Read();
        using var first = shop.Engine.OpenSession();
        var warehouse = Warehouse.Read(new(project), first, cancel);
        var plan = BuildPlan.Create(project.Graph, project.Graph.InOrder.Select(node => node.UniqueId).ToHashSet(), BuildVerb.Build);
        warehouse.Prepare(plan.Steps.Select(step => step.Node!), first, cancel);
        var builder = new NodeBuilder(warehouse, new PublishContext("run", TimeProvider.System));

        var results = plan.Steps.AsParallel().WithDegreeOfParallelism(4).Select(step =>
        {
            using var session = shop.Engine.OpenSession();
            return builder.Build(step, session, cancel);
        }).ToList();

        Assert.All(results, result => Assert.Equal(NodeStatus.Success, result.Status));
        Assert.Equal("40", shop.Query("select count(*) from _mixdown.publishes"));
    }

    static void AssertAll(IReadOnlyDictionary<string, NodeResult> results) => Assert.All(
        results.Values,
        result => Assert.True(result.Status == NodeStatus.Success, $"{result.Id}: {result.Status}\n{string.Join("\n", result.Diagnostics)}\n{string.Join("\n", result.Statements)}"));
}
