using System.Text.Json;

namespace Mixdown.Tests.Catalog;

public sealed class FillerEndpointTests(CatalogShop shop) : IClassFixture<CatalogShop>
{
    [Fact]
    public async Task A_load_tells_where_it_reads_its_tables_and_its_runs()
    {
        var load = await shop.AskAsync("/api/catalog/load?node=load.store");

        Assert.Equal("mixdown.yml:2", Text(load, "declaredIn"));
        var facts = load.GetProperty("facts").EnumerateArray().ToDictionary(fact => Text(fact, "name"), fact => Text(fact, "value"), StringComparer.Ordinal);
        Assert.Equal(("csv", "bronze", "quarantine, at most 1%", "reload"), (facts["type"], facts["schema"], facts["bad rows"], facts["a file that changed"]));
        Assert.EndsWith("files/{table}.csv", facts["reads"], StringComparison.Ordinal);
        Assert.Equal(
            ["item source.shop.store.item 2 success evolve evolve rescue", "sale source.shop.store.sale 4 success evolve evolve rescue"],
            load.GetProperty("tables").EnumerateArray().Select(table => string.Join(' ', [
                Text(table, "name"), Text(table.GetProperty("source"), "id"), $"{table.GetProperty("state").GetProperty("rows")}", Text(table, "lastStatus"),
                .. table.GetProperty("contract").EnumerateArray().Select(fact => Text(fact, "value"))])));
        var run = Assert.Single(load.GetProperty("runs").EnumerateArray());
        Assert.Equal(("success", 2, 6, 6, 0, 0), (
            Text(run, "status"), run.GetProperty("tables").GetInt32(), run.GetProperty("read").GetInt32(), run.GetProperty("loaded").GetInt32(),
            run.GetProperty("rejected").GetInt32(), run.GetProperty("duplicate").GetInt32()));
    }

    [Fact]
    public async Task A_source_leads_to_the_load_that_fills_it()
    {
        var table = await shop.AskAsync("/api/catalog/table?node=source.shop.store.sale");

        Assert.Equal("load.store", Text(table.GetProperty("filledBy"), "id"));
        Assert.Equal(["load.store"], table.GetProperty("upstream").EnumerateArray().Select(link => Text(link, "id")));
    }

    [Fact]
    public async Task Loads_are_found_by_search_and_listed_with_how_they_ended()
    {
        var hits = (await shop.AskAsync("/api/search?q=store")).GetProperty("hits").EnumerateArray().ToList();
        var node = (await shop.AskAsync("/api/catalog")).GetProperty("nodes")[0];

        Assert.Contains(hits, hit => Text(hit.GetProperty("found"), "node") == "load.store");
        Assert.Equal(("load.store", "success"), (Text(node, "id"), Text(node, "lastStatus")));
    }

    [Theory]
    [InlineData("/api/catalog/load?node=load.stor", "Did you mean 'load.store'?")]
    [InlineData("/api/catalog/stream?node=load.store", null)]
    [InlineData("/api/catalog/live?node=live.nothing", null)]
    [InlineData("/api/catalog/live/sample?node=", null)]
    public async Task What_is_not_there_is_said(string address, string? hint)
    {
        var (status, text) = await shop.TryAsync(address);

        Assert.Equal(404, status);
        var problem = JsonElement.Parse(text);
        Assert.Equal("MX5095", Text(problem, "code"));
        if (hint is not null)
            Assert.Equal(hint, Text(problem, "hint"));
    }

    static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";
}
