using System.Text.Json;

namespace Mixdown.Tests.Catalog;

public sealed class CatalogEndpointTests(CatalogShop shop) : IClassFixture<CatalogShop>
{
    [Fact]
    public async Task The_list_has_everything_from_sources_to_dashboards_with_rows_and_checks()
    {
        var nodes = (await shop.AskAsync("/api/catalog")).GetProperty("nodes").EnumerateArray().ToList();

        Assert.Equal(
            [
                "dashboard Sales dashboards", "load store loads", "metric revenue metrics", "model dim_item gold", "model fact_sale gold", "model item gold:silver", "model item_sales gold",
                "model month_sales gold", "model sale gold:silver", "source item bronze", "source sale bronze",
            ],
            nodes.Select(node => $"{Text(node, "kind")} {Text(node, "name")} {(Text(node, "layer") == "silver" ? "gold:silver" : Text(node, "layer"))}").Order(StringComparer.Ordinal));
        var fact = nodes.Single(node => Text(node, "name") == "fact_sale");
        Assert.Equal(("One row a sale.", "Ann", "success", 1, 4), (
            Text(fact, "description"), Text(fact.GetProperty("owner"), "name"), Text(fact, "lastStatus"), fact.GetProperty("failingChecks").GetInt32(), fact.GetProperty("checks").GetInt32()));
        Assert.Equal(4, fact.GetProperty("state").GetProperty("rows").GetInt64());
        Assert.Equal(4, nodes.Single(node => Text(node, "id") == "source.shop.store.sale").GetProperty("state").GetProperty("rows").GetInt64());
    }

    [Fact]
    public async Task A_table_tells_types_checks_and_origins_of_its_columns_and_what_only_files_name()
    {
        var table = await shop.AskAsync("/api/catalog/table?node=model.shop.fact_sale");

        Assert.Equal(
            ["sale_key BIGINT passedThrough sale.sale_id", "item_key BIGINT passedThrough sale.item_id", "sold_on DATE passedThrough sale.sold_on",
             "quantity BIGINT passedThrough sale.quantity", "amount DECIMAL(18,2) computed sale.price,sale.quantity", "gone   "],
            table.GetProperty("columns").EnumerateArray().Select(column => $"{Text(column, "name")} {Text(column, "type")} {Text(column, "origin")} {string.Join(',', column.GetProperty("madeOf").EnumerateArray())}"));
        var checks = table.GetProperty("columns").EnumerateArray().SelectMany(column => column.GetProperty("checks").EnumerateArray());
        Assert.Equal(
            ["unique pass", "not_null pass", "relationships: dim_item.item_key pass", "accepted_values: 1, 2, False warn"],
            checks.Select(check => $"{Text(check, "name")} {Text(check, "status")}"));
        Assert.True(table.GetProperty("columns")[5].GetProperty("isMissing").GetBoolean());
        Assert.Equal("sale", Text(table.GetProperty("upstream")[0], "name"));
        Assert.Equal("models/gold/fact_sale.sql:1", Text(table, "declaredIn"));
    }

    [Fact]
    public async Task Personal_values_are_hidden_wherever_they_went()
    {
        var source = await shop.AskAsync("/api/catalog/sample?node=source.shop.store.item");
        var (_, ofDimension) = await shop.TryAsync("/api/catalog/sample?node=model.shop.dim_item");
        var (_, profile) = await shop.TryAsync("/api/catalog/profile?node=model.shop.dim_item");

        Assert.Equal("***", source.GetProperty("rows")[0][2].GetString());
        Assert.DoesNotContain("example.com", ofDimension + profile, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"name\":\"contact\",\"type\":\"VARCHAR\",\"kind\":\"hidden\",\"nulls\":0,\"distinct\":2", profile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_counts_what_a_hand_counts()
    {
        var answer = await shop.AskAsync("/api/catalog/profile?node=model.shop.fact_sale");

        // Quantities are 2, 1, 3, 1.
        var quantity = answer.GetProperty("profile").GetProperty("columns").EnumerateArray().Single(column => Text(column, "name") == "quantity");
        Assert.Equal((4, 4), (answer.GetProperty("profile").GetProperty("rows").GetInt32(), answer.GetProperty("profile").GetProperty("lookedAt").GetInt32()));
        Assert.Equal((0, 3, "1", "3"), (quantity.GetProperty("nulls").GetInt32(), quantity.GetProperty("distinct").GetInt32(), Text(quantity, "min"), Text(quantity, "max")));
        Assert.Equal((1.75, 1, 1.5, 2.25), (Number(quantity, "mean"), Number(quantity, "firstQuartile"), Number(quantity, "median"), Number(quantity, "thirdQuartile")));
        Assert.Equal(["1 2", "2 1", "3 1"], quantity.GetProperty("frequent").EnumerateArray().Select(value => $"{Text(value, "value")} {value.GetProperty("count")}"));
        var bars = quantity.GetProperty("histogram").EnumerateArray().Select(bar => bar.GetProperty("count").GetInt32()).ToList();
        Assert.Equal((20, 2, 1, 1, 4), (bars.Count, bars[0], bars[10], bars[19], bars.Sum()));
    }

    [Fact]
    public async Task Columns_of_any_name_are_profiled_and_searched()
    {
        var (status, profile) = await shop.TryAsync("/api/catalog/profile?node=model.shop.dim_item");
        var found = await shop.AskAsync("/api/search?q=odd+script");

        Assert.Equal(200, status);
        Assert.Equal(CatalogShop.OddColumn, JsonElement.Parse(profile).GetProperty("profile").GetProperty("columns")[3].GetProperty("name").GetString());
        Assert.Equal(0, found.GetProperty("hits").EnumerateArray().Count(hit => Text(hit.GetProperty("found"), "kind") == "dashboard"));
    }

    [Fact]
    public async Task Versions_are_those_of_the_lake_and_of_publishes()
    {
        var source = await shop.AskAsync("/api/catalog/versions?node=source.shop.store.sale");
        var model = await shop.AskAsync("/api/catalog/versions?node=model.shop.fact_sale");

        Assert.Equal((0, 4, "LOAD"), (source.GetProperty("lake")[0].GetProperty("version").GetInt32(), source.GetProperty("lake")[0].GetProperty("rowsAdded").GetInt32(), Text(source.GetProperty("lake")[0], "operation")));
        Assert.Equal((1, true), (model.GetProperty("publishes").GetArrayLength(), model.GetProperty("publishes")[0].GetProperty("isNewSql").GetBoolean()));
    }

    [Theory]
    [InlineData("/api/catalog/table?node=model.shop.fact_sal", 404, "Did you mean \\u0027model.shop.fact_sale")]
    [InlineData("/api/catalog/sample?node=../../etc/passwd", 404, "MX5095")]
    [InlineData("/api/catalog/profile?node=metric.shop.revenue", 404, "MX5095")]
    [InlineData("/api/lineage?select=%2B%2B%2B%40x", 400, "MX14")]
    [InlineData("/api/lineage/column?node=model.shop.fact_sale&column=nothing", 404, "MX5096")]
    public async Task What_is_not_there_is_refused_with_a_way_on(string address, int status, string part)
    {
        var (answered, text) = await shop.TryAsync(address);

        Assert.Equal(status, answered);
        Assert.Contains(part, text, StringComparison.Ordinal);
    }

    static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";

    static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
