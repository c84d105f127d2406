using System.Text;
using Mixdown.Project;
using Mixdown.Project.Artifacts;

namespace Mixdown.Tests.Project;

/// <summary>What is kept of a project must never show: after any edit, a reading with the cache and one without it give the same
/// manifest.</summary>
public sealed class ParseCacheTests
{
    static readonly (string File, string[] Texts)[] Edits =
    [
        ("models/a.sql", ["select 1 as id", "\n\nselect 1 as id", "select {{ var('n') }} as id", "{{ config(tags=['x']) }} select 2 as id", "select {{ one() }} as id",
            "{{ config(materialized=var('kind', 'view')) }} select 1 as id", "select '{{ run_started_at }}', '{{ env_var('SHOP_X', 'none') }}' as id",
            "{{ config(tags=[env_var('SHOP_X', 'none')]) }} select 1 as id", "{{ config(meta={'at': run_started_at.second}) }} select 1 as id",
            "{{ config(meta={'flag': flags.FULL_REFRESH}) }} select 1 as id"]),
        ("models/b.sql", ["select * from {{ ref('a') }}", "select * from {{ ref('a') }} join {{ source('lake', 'raw') }} using (id)", "{% if var('n') > 1 %} select * from {{ ref('a') }} {% else %} select 1 as id {% endif %}",
            "{{ config(tags=[model.description]) }} select * from {{ ref('a') }}", "{{ labelled() }} select 1 as id"]),
        ("models/c.sql", ["select * from {{ ref('b') }}", "{{ config(enabled=false) }} select 1 as id", "{{ config(schema=target.name, alias='other') }} select * from {{ ref('b') }}"]),
        ("macros/one.sql", ["{% macro one() %}1{% endmacro %}{% macro labelled() %}{{ config(tags=['l1']) }}{% endmacro %}",
            "{% set top = 2 %}{% macro one() %}{{ top }}{% endmacro %}{% macro labelled() %}{{ config(tags=['l2']) }}{{ ref('a') }}{% endmacro %}",
            "{% macro one() %}1{% endmacro %}{% macro labelled() %}{{ config(tags=['l1']) }}{% endmacro %}{% macro generate_alias_name(custom_alias_name=none, node=none) %}x_{{ node.name }}{{ node.description | length }}{% endmacro %}"]),
        ("models/shop.yml", ["models: [{ name: a, description: one, columns: [{ name: id, tests: [unique] }] }]", "models: [{ name: a, description: two, columns: [{ name: id, tests: [not_null, unique] }] }]",
            "models:\n  - name: b\n    config: { tags: [y], materialized: table }\n    columns: [{ name: id, tests: [{ relationships: { to: ref('a'), field: id } }] }]"]),
        ("models/sources.yml", ["sources: [{ name: lake, tables: [{ name: raw }] }]", "sources: [{ name: lake, schema: '{{ target.schema }}', tables: [{ name: raw, identifier: raw_2 }] }]"]),
        ("dbt_project.yml", ["name: shop\nprofile: shop\nvars: { n: 1 }\n", "name: shop\nprofile: shop\nvars: { n: 2, kind: table }\n", "name: shop\nprofile: shop\nvars: { n: 1 }\nmodels: { shop: { +tags: [all], +materialized: \"{{ 'table' if env_var('SHOP_X', '') == 'a' else 'view' }}\" } }\n"]),
        ("profiles.yml", ["shop: { target: dev, outputs: { dev: { type: duckdb, path: ':memory:', schema: main } } }\n", "shop: { target: dev, outputs: { dev: { type: duckdb, path: ':memory:', schema: other } } }\n"]),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void After_any_edit_a_reading_with_the_cache_gives_what_one_without_it_gives(int seed)
    {
        using var shop = new ProjectFolder();
        var random = new Random(seed);
        foreach (var (file, texts) in Edits)
            shop.Write((file, texts[0]));
        for (var i = 0; i < 60; i++)
        {
            var (file, texts) = Edits[random.Next(Edits.Length)];
            // Now and then only the world round the project changes.
            if (random.Next(3) > 0)
                shop.Write((file, texts[random.Next(texts.Length)]));
            shop.Environment["SHOP_X"] = random.Next(2) == 0 ? "a" : "b";
            shop.Vars = random.Next(4) == 0 ? "{ n: 3 }" : null;
            shop.FullRefresh = random.Next(2) == 0;
            shop.StartedAt = shop.StartedAt.AddSeconds(1);

            Assert.Equal(Manifest(shop, cached: false), Manifest(shop, cached: true));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(100)]
    [InlineData(-1)]
    public void A_file_that_was_cut_off_or_damaged_counts_as_none(int keep)
    {
        using var shop = Shop();
        var before = Manifest(shop, cached: true);
        var file = CacheFile(shop);
        var bytes = File.ReadAllBytes(file);
        if (keep < 0)
            bytes[^5] ^= 0x40;
        File.WriteAllBytes(file, keep < 0 ? bytes : bytes[..keep]);

        Assert.Equal(before, Manifest(shop, cached: true));
        Assert.Equal(before, Manifest(shop, cached: true));
    }

    [Fact]
    public void A_reading_that_changes_nothing_leaves_the_file_alone_and_an_edit_replaces_it()
    {
        using var shop = Shop();
        Manifest(shop, cached: true);
        var written = File.ReadAllBytes(CacheFile(shop));
        File.SetLastWriteTimeUtc(CacheFile(shop), DateTime.UnixEpoch);

        Manifest(shop, cached: true);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(CacheFile(shop)));

        shop.Write(("models/a.sql", "select 3 as id"));
        Manifest(shop, cached: true);
        Assert.NotEqual(written, File.ReadAllBytes(CacheFile(shop)));
    }

    [Theory]
    [InlineData("{{ config(tags=[env_var('SHOP_X')]) }} select 1 as id")]
    [InlineData("{{ config(meta={'at': run_started_at.second}) }} select 1 as id")]
    [InlineData("{{ config(meta={'full': flags.FULL_REFRESH}) }} select 1 as id")]
    [InlineData("{{ config(meta={'said': model.description}) }} select 1 as id")]
    public void A_template_that_asks_for_what_may_differ_is_rendered_each_time(string text)
    {
        using var shop = Shop();
        shop.Write(("models/a.sql", text));
        shop.Environment["SHOP_X"] = "a";
        Manifest(shop, cached: true);

        shop.Environment["SHOP_X"] = "b";
        shop.FullRefresh = true;
        shop.StartedAt = shop.StartedAt.AddSeconds(1);
        shop.Write(("models/shop.yml", "models: [{ name: a, description: other }]"));

        Assert.Equal(Manifest(shop, cached: false), Manifest(shop, cached: true));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_warning()
    {
        using var shop = Shop();
        shop.Write(("blocked", "a file where the folder should be"));

        var project = ProjectReader.Read(shop.Request with { CacheFile = Path.Combine(shop.Root, "blocked", "parse.bin") }, TestContext.Current.CancellationToken);

        Assert.Equal("MX1007", Assert.Single(project.Warnings).Code);
    }

    static ProjectFolder Shop()
    {
        var shop = new ProjectFolder();
        foreach (var (file, texts) in Edits)
            shop.Write((file, texts[0]));
        return shop;
    }

    static string CacheFile(ProjectFolder shop) => Path.Combine(shop.Root, ".mixdown", "parse.bin");

    static string Manifest(ProjectFolder shop, bool cached)
    {
        try
        {
            var project = ProjectReader.Read(shop.Request with { CacheFile = cached ? CacheFile(shop) : null }, TestContext.Current.CancellationToken);
            using var json = new MemoryStream();
            new ManifestWriter(new ArtifactMetadata(DateTimeOffset.UnixEpoch, "", "shop", "duckdb")).Write(
                json, project.Manifest, project.Graph, new Dictionary<string, string>());
            var places = project.Manifest.Nodes.Values.SelectMany(node => node.Refs.Select(call => $"{node.Name} {call.At}"));
            return $"{Encoding.UTF8.GetString(json.ToArray())}\n{string.Join("\n", places)}\n{string.Join("\n", project.Warnings)}";
        }
        catch (Mixdown.Data.Diagnostics.MixdownException refused)
        {
            return refused.Message;
        }
    }
}
