using System.Text.Json;

namespace Mixdown.Tests.Catalog;

public sealed class LineageEndpointTests(CatalogShop shop) : IClassFixture<CatalogShop>
{
    [Fact]
    public async Task The_map_goes_from_the_load_to_the_dashboard_and_all_arrows_go_right()
    {
        var map = await shop.AskAsync("/api/lineage");

        var x = map.GetProperty("nodes").EnumerateArray().ToDictionary(node => node.GetProperty("id").GetString()!, node => node.GetProperty("x").GetDouble(), StringComparer.Ordinal);
        Assert.Equal(["load.store"], x.Where(node => node.Value == 0).Select(node => node.Key));
        Assert.All(map.GetProperty("edges").EnumerateArray(), edge => Assert.True(x[edge.GetProperty("from").GetString()!] < x[edge.GetProperty("to").GetString()!]));
        Assert.Contains("load.store>source.shop.store.sale", Edges(map));
        Assert.Contains("model.shop.fact_sale>exposure.shop.sales", Edges(map));
    }

    [Fact]
    public async Task A_selection_leaves_the_rest_out()
    {
        var map = await shop.AskAsync("/api/lineage?select=fact_sale%2B1");

        Assert.Equal(
            ["exposure.shop.sales", "model.shop.fact_sale", "model.shop.item_sales", "model.shop.month_sales"],
            map.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_column_is_followed_up_to_its_file_and_down_to_tiles()
    {
        var path = await shop.AskAsync("/api/lineage/column?node=model.shop.fact_sale&column=amount");

        Assert.Equal(
            [
                "exposure.shop.sales:Over time shown", "exposure.shop.sales:Own shown", "exposure.shop.sales:Revenue by item shown", "metric.shop.revenue:revenue measured",
                "model.shop.fact_sale:amount computed", "model.shop.fact_sale:amount computed", "model.shop.item_sales:revenue aggregated", "model.shop.month_sales:revenue aggregated",
                "model.shop.sale:price passedThrough", "model.shop.sale:quantity passedThrough",
            ],
            path.GetProperty("steps").EnumerateArray().Select(step => $"{step.GetProperty("to")}:{step.GetProperty("toColumn")} {step.GetProperty("how")}").Order(StringComparer.Ordinal));
        var sale = path.GetProperty("map").GetProperty("nodes").EnumerateArray().Single(node => node.GetProperty("id").GetString() == "model.shop.sale");
        Assert.Equal(["quantity", "price"], sale.GetProperty("columns").EnumerateArray().Select(column => column.GetString()!));
    }

    [Fact]
    public async Task Dropping_a_column_names_all_that_would_miss_it_with_its_place()
    {
        var impact = await shop.AskAsync("/api/lineage/impact?node=model.shop.dim_item&column=item_key");

        Assert.Equal(
            [
                "model item_sales models/gold/item_sales.sql:2 joins by it",
                "check unique of item_key models/gold/gold.yml:15 ",
                "check not_null of item_key models/gold/gold.yml:15 ",
                "check relationships: dim_item.item_key of item_key models/gold/gold.yml:8 of fact_sale",
            ],
            Items(impact, isDirect: true).OrderByDescending(item => item.StartsWith("model", StringComparison.Ordinal)).ThenBy(item => item.Contains("relationships", StringComparison.Ordinal)).ThenBy(item => item.Contains("not_null", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_depends_on_what_breaks_is_told_apart()
    {
        var impact = await shop.AskAsync("/api/lineage/impact?node=model.shop.item&column=item");

        Assert.Equal(["model dim_item models/gold/dim_item.sql:1 item"], Items(impact, isDirect: true));
        Assert.Equal(
            ["filter item dashboards/sales.yml:4 ", "model item_sales models/gold/item_sales.sql:1 item, groups by it", "tile Own dashboards/sales.yml:15 ", "tile Revenue by item dashboards/sales.yml:7 "],
            Items(impact, isDirect: false).Order(StringComparer.Ordinal));
    }

    static IEnumerable<string> Items(JsonElement impact, bool isDirect) => impact.GetProperty("items").EnumerateArray()
        .Where(item => item.GetProperty("isDirect").GetBoolean() == isDirect)
        .Select(item => $"{item.GetProperty("kind")} {item.GetProperty("name")} {item.GetProperty("place")} {item.GetProperty("detail")}");

    static IEnumerable<string> Edges(JsonElement map) => map.GetProperty("edges").EnumerateArray().Select(edge => $"{edge.GetProperty("from")}>{edge.GetProperty("to")}");
}
