using Mixdown.Project.Graph;
using Mixdown.Project.Materialize;

namespace Mixdown.Tests.Project;

public sealed class NodeBuilderTests
{
    [Fact]
    public void Views_tables_and_ephemeral_models_become_what_they_say()
    {
        using var shop = new ProjectFolder(
            ("models/one.sql", "select 1 as id union all select 2"),
            ("models/two.sql", "{{ config(materialized='ephemeral') }}\nselect id * 10 as id from {{ ref('one') }}"),
            ("models/three.sql", "{{ config(materialized='table') }}\nwith t as (select * from {{ ref('two') }}) select sum(id) as total from t"));

        var results = shop.Build();

        AssertAll(NodeStatus.Success, results);
        Assert.Equal("30", shop.Query("select total from main.three"));
        Assert.Equal("one|VIEW\nthree|BASE TABLE", shop.Query("select table_name, table_type from information_schema.tables where table_schema = 'main' order by 1"));
    }

    [Fact]
    public void A_failed_check_keeps_the_old_table_and_says_which_check()
    {
        using var shop = new ProjectFolder(
            ("models/item.sql", "{{ config(materialized='table') }}\nselect 1 as id"),
            ("models/below.sql", "select * from {{ ref('item') }}"),
            ("models/item.yml", "models: [{ name: item, columns: [{ name: id, tests: [unique, not_null] }] }]"));
        AssertAll(NodeStatus.Success, shop.Build());
        shop.Write(("models/item.sql", "{{ config(materialized='table') }}\nselect 7 as id union all select 7"));

        var results = shop.Build();

        var item = results["model.shop.item"];
        Assert.Equal(NodeStatus.Fail, item.Status);
        Assert.Equal(["Pass 0 not_null_item_id", "Fail 1 unique_item_id"], item.Checks.Select(check => $"{check.Status} {check.Failures} {check.Check.Name}"));
        Assert.DoesNotContain("model.shop.below", results.Keys);
        Assert.Equal("1", shop.Query("select id from main.item"));
    }

    [Fact]
    public void A_check_of_severity_warn_is_reported_and_the_table_is_published()
    {
        using var shop = new ProjectFolder(
            ("models/item.sql", "select null as id"),
            ("models/item.yml", "models: [{ name: item, columns: [{ name: id, data_tests: [not_null: { config: { severity: warn } }] }] }]"));

        var item = shop.Build()["model.shop.item"];

        Assert.Equal(NodeStatus.Success, item.Status);
        Assert.Equal(NodeStatus.Warn, Assert.Single(item.Checks).Status);
        Assert.Equal("models/item.yml:1:59: warning MX1503: not_null_item_id: Got 1 result, configured to warn if != 0", Assert.Single(item.Diagnostics).ToString().Split('\n')[0]);
    }

    [Theory]
    [InlineData("append", "1|a\n2|b\n2|c\n3|c")]
    [InlineData("delete+insert", "1|a\n2|c\n3|c")]
    [InlineData("merge", "1|a\n2|c\n3|c")]
    public void An_incremental_model_adds_what_is_new(string strategy, string expected)
    {
        using var shop = Incremental($"incremental_strategy='{strategy}', unique_key='id'");
        shop.Build();
        shop.Execute("update src set name = 'c', version = 2 where id = 2; insert into src values (3, 'c', 2)");

        AssertAll(NodeStatus.Success, shop.Build());

        Assert.Equal(expected, shop.Query("select id, name from main.item order by id, name"));
    }

    [Fact]
    public void A_full_refresh_builds_an_incremental_model_from_nothing()
    {
        using var shop = Incremental("unique_key=['id']");
        shop.Build();
        shop.Execute("delete from src where id = 1");
        shop.FullRefresh = true;

        AssertAll(NodeStatus.Success, shop.Build());

        Assert.Equal("2|b", shop.Query("select id, name from main.item order by id"));
    }

    [Theory]
    [InlineData("append_new_columns", "id,name,version,more")]
    [InlineData("sync_all_columns", "id,version,more")]
    [InlineData("ignore", "id,name,version")]
    public void A_new_column_is_treated_as_configured(string change, string columns)
    {
        using var shop = Incremental($"unique_key='id', incremental_strategy='append', on_schema_change='{change}'");
        shop.Build();
        var kept = change == "sync_all_columns" ? "id, version" : "*";
        shop.Write(("models/item.sql", $"{{{{ config(materialized='incremental', unique_key='id', on_schema_change='{change}') }}}}\nselect {kept}, 5 as more from src"));

        AssertAll(NodeStatus.Success, shop.Build());

        Assert.Equal(columns, shop.Query("select string_agg(column_name, ',' order by ordinal_position) from information_schema.columns where table_name = 'item'"));
    }

    [Fact]
    public void An_error_in_the_SQL_points_at_the_line_of_the_model()
    {
        using var shop = new ProjectFolder(
            ("models/item.sql", "{{ config(materialized='table') }}\nselect\n    1 as id,\n    nope + 1 as x\nfrom (select 1 as id)\n"));

        var item = shop.Build()["model.shop.item"];

        Assert.Equal(NodeStatus.Error, item.Status);
        Assert.StartsWith("models/item.sql:4:5: error MX3", Assert.Single(item.Diagnostics).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("select * from {{ source('lake', 'gone') }} as x", "18", "22")]
    [InlineData("select {{ var('n', 1) }} as id, nope from (select 1)", "33", "4")]
    [InlineData("select {{ var('n', 'nope') }} as id", "11", "16")]
    public void An_error_behind_Jinja_in_a_line_is_found_in_the_line_that_was_written(string sql, string column, string underlined)
    {
        using var shop = new ProjectFolder(
            ("models/item.sql", $"-- first\n{{% set x = 1 %}}\n{sql}\n"),
            ("models/s.yml", "sources: [{ name: lake, schema: main, tables: [{ name: gone }] }]"));

        var wrong = Assert.Single(shop.Build()["model.shop.item"].Diagnostics);

        Assert.Equal($"models/item.sql:3:{column} {underlined}", $"{wrong.At} {wrong.Excerpt!.Count(c => c == '^')}");
    }

    [Fact]
    public void A_publish_records_fingerprint_lake_versions_and_upstream()
    {
        using var shop = new ProjectFolder(
            ("models/src.yml", "sources: [{ name: lake, schema: main, tables: [{ name: raw }] }]"),
            ("models/a.sql", "select * from {{ source('lake', 'raw') }}"),
            ("models/b.sql", "{{ config(materialized='table') }}select * from {{ ref('a') }}"));
        shop.Execute("create table raw as select 1 as id");
        shop.LakeVersions["source.shop.lake.raw"] = 17;

        shop.Build();

        Assert.Equal(
            "model.shop.a|run1|{\"source.shop.lake.raw\":17}|{}\nmodel.shop.b|run1|{}|{\"model.shop.a\":\"run1/model.shop.a\"}",
            shop.Query("select model, run_id, lake_versions, upstream from _mixdown.publishes order by model"));
        Assert.Equal("2", shop.Query("select count(*) from _mixdown.publishes join _mixdown.compiled using (fingerprint)"));
        shop.Build();
        Assert.Equal("2|4", shop.Query("select (select count(*) from _mixdown.compiled), (select count(*) from _mixdown.publishes)"));
    }

    [Fact]
    public void A_hook_that_fails_undoes_the_build()
    {
        using var shop = new ProjectFolder(("models/item.sql", "{{ config(materialized='table', post_hook='insert into nowhere values (1)') }}select 1 as id"));

        var item = shop.Build()["model.shop.item"];

        Assert.Equal(NodeStatus.Error, item.Status);
        Assert.Equal("", shop.Query("select table_name from information_schema.tables where table_schema = 'main'"));
    }

    [Theory]
    [InlineData(BuildVerb.Build)]
    [InlineData(BuildVerb.Test)]
    public void What_is_cancelled_says_so_and_leaves_the_old_table(BuildVerb verb)
    {
        using var shop = new ProjectFolder(
            ("models/item.sql", "{{ config(materialized='table') }}select 1 as id"),
            ("models/item.yml", "models: [{ name: item, columns: [{ name: id, tests: [unique] }] }]"));
        shop.Build();
        shop.Write(("models/item.sql", "{{ config(materialized='table') }}select 2 as id"));
        shop.Cancel = new CancellationToken(canceled: true);

        var step = Assert.Single(shop.Build(verb)).Value;

        Assert.Equal((NodeStatus.Error, "MX1510"), (step.Status, step.Diagnostics[^1].Code));
        Assert.Equal("1", shop.Query("select id from main.item"));
    }

    [Fact]
    public void Run_checks_nothing_and_test_builds_nothing()
    {
        using var shop = new ProjectFolder(
            ("models/item.sql", "select 1 as id union all select 1"),
            ("models/item.yml", "models: [{ name: item, columns: [{ name: id, tests: [unique] }] }]"));

        Assert.Equal(["model.shop.item"], shop.Build(BuildVerb.Run).Keys);
        var check = Assert.Single(shop.Build(BuildVerb.Test)).Value;

        Assert.Null(check.Node);
        Assert.Equal(NodeStatus.Fail, check.Status);
    }

    [Fact]
    public void A_table_takes_the_place_of_a_view_and_back()
    {
        using var shop = new ProjectFolder(("models/item.sql", "select 1 as id"));
        shop.Build();
        shop.Write(("models/item.sql", "{{ config(materialized='table') }}select 2 as id"));
        AssertAll(NodeStatus.Success, shop.Build());
        shop.Write(("models/item.sql", "select 3 as id"));
        AssertAll(NodeStatus.Success, shop.Build());

        Assert.Equal("3", shop.Query("select id from main.item"));
    }

    [Fact]
    public void A_seed_becomes_a_table()
    {
        using var shop = new ProjectFolder(
            ("seeds/country.csv", "code,name\nDE,Germany\n07,'x'\n"),
            ("models/m.sql", "select count(*) as n from {{ ref('country') }}"));

        AssertAll(NodeStatus.Success, shop.Build());

        Assert.Equal("2", shop.Query("select n from main.m"));
    }

    static ProjectFolder Incremental(string config)
    {
        var shop = new ProjectFolder(("models/item.sql",
            $"{{{{ config(materialized='incremental', {config}) }}}}\nselect * from src {{% if is_incremental() %}}where version > (select max(version) from {{{{ this }}}}){{% endif %}}"));
        shop.Execute("create table src as select 1 as id, 'a' as name, 1 as version union all select 2, 'b', 1");
        return shop;
    }

    static void AssertAll(NodeStatus status, IReadOnlyDictionary<string, NodeResult> results) =>
        Assert.All(results.Values, result => Assert.True(result.Status == status, $"{result.Id}: {result.Status} {result.Message}\n{string.Join("\n", result.Diagnostics)}\n{string.Join("\n", result.Statements)}"));
}
