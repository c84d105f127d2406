using System.Text.Json;
using Mixdown.Project.Artifacts;

namespace Mixdown.Tests.Project;

/// <summary>Readers of manifests (documentation, orchestrators, catalogs) refuse one in which a required key of dbt's schema v12 is
/// missing.</summary>
public sealed class ManifestKeysTests
{
    const string Named = "name resource_type package_name path original_file_path unique_id";

    static readonly (string Section, string Prefix, string Keys)[] Required =
    [
        ("nodes", "model.", $"{Named} database schema fqn alias checksum config tags description columns meta group docs patch_path unrendered_config relation_name raw_code language refs sources metrics depends_on compiled contract access constraints version latest_version deprecation_date primary_key time_spine"),
        ("nodes", "seed.", $"{Named} database schema fqn alias checksum root_path config depends_on"),
        ("nodes", "snapshot.", $"{Named} database schema fqn alias checksum config raw_code refs depends_on"),
        ("nodes", "analysis.", $"{Named} database schema fqn alias checksum raw_code"),
        ("nodes", "test.shop.unique", $"{Named} database schema fqn alias checksum test_metadata column_name attached_node"),
        ("nodes", "test.shop.small", $"{Named} database schema fqn alias checksum raw_code"),
        ("sources", "source.", $"{Named} database schema fqn source_name source_description loader identifier quoting loaded_at_field freshness columns meta tags config relation_name"),
        ("macros", "macro.shop.", $"{Named} macro_sql depends_on description meta docs patch_path arguments supported_languages"),
        ("docs", "doc.", $"{Named} block_contents"),
        ("exposures", "exposure.", $"{Named} fqn type owner description label maturity url meta tags config depends_on refs sources metrics"),
        ("metrics", "metric.", $"{Named} fqn description label type type_params filter config depends_on refs metadata"),
        ("groups", "group.", $"{Named} owner"),
        ("semantic_models", "semantic_model.", $"{Named} fqn model entities dimensions measures defaults primary_entity config depends_on refs"),
        ("saved_queries", "saved_query.", $"{Named} fqn query_params exports config depends_on"),
        ("unit_tests", "unit_test.", $"{Named} fqn model given expect overrides depends_on config version tested_node_unique_id"),
    ];

    [Fact]
    public void Every_kind_of_node_has_the_keys_that_the_schema_requires()
    {
        using var shop = Shop();
        using var manifest = Write(shop);

        var missing = Required.SelectMany(kind => Missing(manifest.RootElement, kind.Section, kind.Prefix, kind.Keys.Split(' ')));

        Assert.Empty(missing);
    }

    [Fact]
    public void The_top_level_and_its_head_are_those_of_the_schema()
    {
        using var shop = Shop();
        using var manifest = Write(shop);

        Assert.Equal(
            "child_map disabled docs exposures functions group_map groups macros metadata metrics nodes parent_map saved_queries selectors semantic_models sources unit_tests",
            string.Join(' ', manifest.RootElement.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)));
        Assert.Equal(
            "adapter_type dbt_schema_version dbt_version env generated_at invocation_id project_id project_name quoting send_anonymous_usage_stats user_id",
            string.Join(' ', manifest.RootElement.GetProperty("metadata").EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void What_is_switched_off_is_a_list_and_groups_have_their_members()
    {
        using var shop = Shop();
        using var manifest = Write(shop);

        Assert.Equal("off", manifest.RootElement.GetProperty("disabled").GetProperty("model.shop.off")[0].GetProperty("name").GetString());
        Assert.Equal("model.shop.customer.v1", manifest.RootElement.GetProperty("group_map").GetProperty("sales")[0].GetString());
        Assert.Equal(1, manifest.RootElement.GetProperty("nodes").GetProperty("model.shop.customer.v1").GetProperty("version").GetInt32());
    }

    [Fact]
    public void A_macro_names_the_macros_that_it_calls()
    {
        using var shop = Shop();
        using var manifest = Write(shop);

        var called = manifest.RootElement.GetProperty("macros").GetProperty("macro.shop.twice").GetProperty("depends_on").GetProperty("macros");

        Assert.Equal(["macro.shop.once", "macro.dbt.run_query"], called.EnumerateArray().Select(id => id.GetString()));
    }

    static IEnumerable<string> Missing(JsonElement manifest, string section, string prefix, string[] keys)
    {
        var node = manifest.GetProperty(section).EnumerateObject().FirstOrDefault(member => member.Name.StartsWith(prefix, StringComparison.Ordinal));
        return node.Value.ValueKind == JsonValueKind.Undefined
            ? [$"no {prefix}"]
            : keys.Where(key => !node.Value.TryGetProperty(key, out _)).Select(key => $"{prefix} {key}");
    }

    static JsonDocument Write(ProjectFolder shop)
    {
        var project = shop.Read();
        var output = new MemoryStream();
        new ManifestWriter(new ArtifactMetadata(DateTimeOffset.UnixEpoch, "invocation", project.Name, "duckdb"))
            .Write(output, project.Manifest, project.Graph, new Dictionary<string, string>());
        return JsonDocument.Parse(output.ToArray());
    }

    static ProjectFolder Shop() => new(
        ("models/customer_v1.sql", "select 1 as id"),
        ("models/off.sql", "{{ config(enabled=false) }} select 1"),
        ("seeds/country.csv", "id\n1\n"),
        ("snapshots/history.sql", "{% snapshot history %}{{ config(unique_key='id', strategy='check', check_cols='all') }} select 1 as id{% endsnapshot %}"),
        ("analyses/look.sql", "select 1"),
        ("tests/small.sql", "select 1 where false"),
        ("macros/m.sql", "{% macro once() %}1{% endmacro %}{% macro twice() %}{{ once() }}{{ run_query('x') }}{{ once () }}{% endmacro %}"),
        ("models/docs.md", "{% docs __overview__ %}All.{% enddocs %}"),
        ("models/shop.yml", """
            groups: [{ name: sales, owner: { name: Ada } }]
            sources: [{ name: lake, tables: [{ name: raw }] }]
            models:
              - name: customer
                group: sales
                versions: [{ v: 1 }]
                semantic_model: true
                agg_time_dimension: day
                columns:
                  - { name: id, data_tests: [unique], entity: { type: primary } }
                  - { name: day, granularity: day, dimension: { type: time } }
                metrics: [{ name: customers, type: simple, agg: count, expr: id }]
            exposures: [{ name: board, type: dashboard, owner: { name: Ada }, depends_on: [ref('customer')] }]
            saved_queries: [{ name: all_customers, query_params: { metrics: [customers] } }]
            unit_tests: [{ name: one, model: customer, given: [], expect: { rows: [{ id: 1 }] } }]
            """));
}
