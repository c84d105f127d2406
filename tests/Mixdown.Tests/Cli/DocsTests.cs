using System.Text.Json;
using Mixdown.Testing;

namespace Mixdown.Tests.Cli;

public sealed class DocsTests
{
    [Fact]
    public async Task The_catalog_tells_which_columns_the_tables_have()
    {
        using var folder = new TempFolder();
        folder.Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        folder.Write("profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: shop.duckdb, schema: main } } }\n");
        folder.Write("models/a.sql", "{{ config(materialized='table', persist_docs={'relation': true, 'columns': true}) }} select 1 as id, 'x' as name");
        folder.Write("models/b.sql", "select id from {{ ref('a') }}");
        folder.Write("models/a.yml", "models: [{ name: a, description: All of them., columns: [{ name: id, description: The number. }] }]\n");
        (await RunAsync(folder, "build")).Expect(0);

        (await RunAsync(folder, "docs", "generate")).Expect(0);

        using var catalog = JsonDocument.Parse(File.ReadAllText(folder.At("target/catalog.json")));
        Assert.Equal("https://schemas.getdbt.com/dbt/catalog/v1.json", catalog.RootElement.GetProperty("metadata").GetProperty("dbt_schema_version").GetString());
        var nodes = catalog.RootElement.GetProperty("nodes");
        var table = nodes.GetProperty("model.shop.a");
        Assert.Equal(("BASE TABLE", "All of them."), (Text(table, "metadata", "type"), Text(table, "metadata", "comment")));
        Assert.Equal(["1 id INTEGER The number.", "2 name VARCHAR "], table.GetProperty("columns").EnumerateObject().Select(column =>
            $"{column.Value.GetProperty("index")} {column.Name} {column.Value.GetProperty("type")} {column.Value.GetProperty("comment")}"));
        Assert.Equal("VIEW", Text(nodes.GetProperty("model.shop.b"), "metadata", "type"));
        using var manifest = JsonDocument.Parse(File.ReadAllText(folder.At("target/manifest.json")));
        Assert.True(manifest.RootElement.GetProperty("nodes").GetProperty("model.shop.b").GetProperty("compiled").GetBoolean());
    }

    [Fact]
    public async Task Debug_says_what_works_and_what_does_not()
    {
        using var folder = new TempFolder();
        folder.Write("dbt_project.yml", "name: shop\nprofile: shop\n");
        folder.Write("profiles.yml", "shop: { target: dev, outputs: { dev: { type: duckdb, path: shop.duckdb }, lost: { type: postgres, host: 127.0.0.1, port: 1, user: nobody, password: hidden, dbname: none, schema: main } } }\n");

        var good = (await RunAsync(folder, "debug")).Expect(0);
        Assert.Contains("All checks passed!", good.Output, StringComparison.Ordinal);

        var lost = (await RunAsync(folder, "debug", "--target", "lost")).Expect(1);
        Assert.Contains("MX3002", lost.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", lost.Output + lost.Errors, StringComparison.Ordinal);

        folder.Write("profiles.yml", "other: {}\n");
        var broken = (await RunAsync(folder, "debug")).Expect(1);
        Assert.Contains("MX1103", broken.Errors, StringComparison.Ordinal);
    }

    static Task<MixdownProcess.Ended> RunAsync(TempFolder folder, params string[] arguments) =>
        MixdownProcess.RunAsync(folder.Root, new Dictionary<string, string>(), arguments);

    static string? Text(JsonElement json, string first, string second) => json.GetProperty(first).GetProperty(second).GetString();
}
