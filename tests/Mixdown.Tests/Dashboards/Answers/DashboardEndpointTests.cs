using System.Net;
using System.Text.Json;

namespace Mixdown.Tests.Dashboards.Answers;

public sealed class DashboardEndpointTests
{
    [Fact]
    public async Task A_definition_says_what_a_page_has_to_draw()
    {
        await using var shop = await ServedShop.StartAsync();

        var page = await shop.JsonAsync("/api/dashboards/sales");

        Assert.Equal("Sales", page.GetProperty("title").GetString());
        Assert.Equal("Ann", page.GetProperty("owner").GetString());
        Assert.Equal(["period period", "category multiple", "item choice"], page.GetProperty("filters").EnumerateArray()
            .Select(filter => $"{filter.GetProperty("name")} {filter.GetProperty("kind")}"));
        Assert.Equal(["Food 1", "Home 1"], page.GetProperty("filters")[1].GetProperty("choices").EnumerateArray()
            .Select(choice => $"{choice.GetProperty("value")} {choice.GetProperty("rows")}"));
        Assert.Equal(["revenue 6", "sales 6", "revenue-by-category 4", "over-time 8", "all-sales 6", "text 6"], page.GetProperty("rows").EnumerateArray()
            .SelectMany(row => row.EnumerateArray()).Select(tile => $"{tile.GetProperty("id")} {tile.GetProperty("width")}"));
        Assert.Equal("dashboards/sales.yml:12", page.GetProperty("rows")[0][0].GetProperty("place").GetString());
    }

    [Fact]
    public async Task A_tile_says_what_whoever_goes_on_from_it_takes_over_and_what_nobody_can()
    {
        await using var shop = await ServedShop.StartAsync(project => project.Write("dashboards/terms.yml",
            """
            dashboard: Terms
            fact: sale
            rows:
              - - number: Revenue
                  value: revenue
                  x: sale.sold_on
                  trend: month
                  format: { currency: USD }
                  where: sale.quantity > 1
                - bar: By item
                  x: dim_item.item
                  y: revenue
                  sort: revenue desc
                  limit: 3
                - line: Course
                  x: sale.sold_on
                  y: revenue
                  grain: week
                  compare: previous year
                - text: Hello

            """));

        var tiles = (await shop.JsonAsync("/api/dashboards/terms")).GetProperty("rows")[0].EnumerateArray();

        Assert.Equal(
            ["""{"sort":[],"others":["where","trend","format"]}""", """{"sort":["revenue desc"],"limit":3,"others":[]}""", """{"grain":"week","sort":[],"others":["compare"]}""", ""],
            tiles.Select(tile => tile.TryGetProperty("terms", out var terms) ? terms.GetRawText() : ""));
    }

    [Fact]
    public async Task Every_number_is_that_of_the_table_that_it_is_made_of()
    {
        await using var shop = await ServedShop.StartAsync();

        Assert.Equal(["26.25"], await shop.RowsAsync("revenue"));
        Assert.Equal(["5"], await shop.RowsAsync("sales"));
        Assert.Equal(["Home 18.50", "Food 7.75"], await shop.RowsAsync("revenue-by-category"));
        Assert.Equal(["2025-01-01 12.50", "2025-02-01 13.75"], await shop.RowsAsync("over-time"));
    }

    [Fact]
    public async Task Filters_parameters_and_marks_of_the_address_narrow_what_is_shown()
    {
        await using var shop = await ServedShop.StartAsync();

        Assert.Equal(["7.75"], await shop.RowsAsync("revenue", "&f.category=Food"));
        Assert.Equal(["26.25"], await shop.RowsAsync("revenue", "&f.category=Food&f.category=Home"));
        Assert.Equal(["12.50"], await shop.RowsAsync("revenue", "&f.period=2025-01-01..2025-01-31"));
        Assert.Equal(["7.75"], await shop.RowsAsync("revenue", "&m.revenue-by-category.dim_item.category=Food"));
        Assert.Equal(["Home 18.50", "Food 7.75"], await shop.RowsAsync("revenue-by-category", "&m.revenue-by-category.dim_item.category=Food"));
        Assert.Equal(47, (await shop.RowsAsync("over-time", "&p.grain=day")).Count);   // 5 January to 20 February, days without a sale too
    }

    [Fact]
    public async Task What_is_not_there_is_said_with_what_is()
    {
        await using var shop = await ServedShop.StartAsync();

        Assert.Contains("Did you mean 'sales'?", await RefusedAsync(shop, "/api/dashboards/sale", HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Contains("Did you mean 'category'?", await RefusedAsync(shop, "/api/dashboards/sales/data?f.categry=Food", HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("Use one of: day, month.", await RefusedAsync(shop, "/api/dashboards/sales/data?p.grain=century", HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("Did you mean 'over-time'?", await RefusedAsync(shop, "/api/dashboards/sales/data?tile=over-tim", HttpStatusCode.NotFound), StringComparison.Ordinal);
        Assert.Contains("Europe/Berlin", await RefusedAsync(shop, "/api/dashboards/sales/data?tz=Mars", HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'; drop table main.sale; --")]
    [InlineData("{{ env_var('HOME') }}")]
    [InlineData("Food' or '1'='1")]
    [InlineData("$1")]
    [InlineData("%' escape '")]
    [InlineData("\u0000\u202e<script>alert(1)</script>")]
    public async Task Whatever_a_viewer_writes_is_a_value(string hostile)
    {
        await using var shop = await ServedShop.StartAsync();
        var written = Uri.EscapeDataString(hostile);

        Assert.Empty((await shop.RowsAsync("all-sales", $"&f.category={written}")));
        Assert.Equal("[]", await shop.TextAsync($"/api/dashboards/sales/filters/category?q={written}"));
        Assert.Equal(["26.25"], await shop.RowsAsync("revenue"));
    }

    [Fact]
    public async Task A_broken_tile_says_why_and_where_and_the_others_answer()
    {
        await using var shop = await ServedShop.StartAsync(project => project.Write(
            "dashboards/sales.yml", ShopProject.Dashboard.Replace("y: revenue\n      width: 4", "y: sum(amont)\n      width: 4", StringComparison.Ordinal)));

        var tiles = await shop.TilesAsync();

        var problem = tiles["revenue-by-category"].GetProperty("problem");
        Assert.StartsWith("dashboards/sales.yml:16:", problem.GetProperty("place").GetString(), StringComparison.Ordinal);
        Assert.Equal("26.25", tiles["revenue"].GetProperty("values")[0][0].ToString());
    }

    [Fact]
    public async Task A_figure_that_the_engine_refuses_does_not_spoil_those_that_are_asked_with_it()
    {
        await using var shop = await ServedShop.StartAsync(project => project.Write(
            "dashboards/sales.yml", ShopProject.Dashboard.Replace("value: sales", "value: sum(amont)", StringComparison.Ordinal)));

        var tiles = await shop.TilesAsync();

        Assert.True(tiles["sales"].TryGetProperty("problem", out _));
        Assert.Equal("26.25", tiles["revenue"].GetProperty("values")[0][0].ToString());
    }

    [Fact]
    public async Task A_tile_can_be_taken_away_as_a_file_whose_texts_are_no_formulas()
    {
        await using var shop = await ServedShop.StartAsync(project => project.Write(
            "models/dim_item.sql", "select * from (values (1, '=cmd()', 'Food'), (2, 'Cup', 'Home')) as t(item_key, item, category)\n"));

        var csv = await shop.TextAsync("/api/dashboards/sales/tiles/all-sales.csv?f.period=2025-02-01..2025-02-28");
        using var parquet = await shop.AskAsync("/api/dashboards/sales/tiles/all-sales.parquet");

        Assert.Equal("Sale key,Item,Revenue\n3,'=cmd(),4.00\n4,Cup,8.50\n5,'=cmd(),1.25\n", csv);
        Assert.Equal("PAR1"u8.ToArray(), (await parquet.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..4]);
    }

    [Fact]
    public async Task A_file_has_what_is_shown_and_not_what_only_orders_it()
    {
        await using var shop = await ServedShop.StartAsync(project =>
        {
            project.Write("models/models.yml", "models:\n  - name: sale\n    semantic_model: true\n    columns:\n"
                + "      - { name: item_key, data_tests: [{ relationships: { to: ref('dim_item'), field: item_key } }] }\n"
                + "  - name: dim_item\n    columns:\n      - { name: item_key, data_tests: [unique, not_null] }\n      - { name: item, config: { meta: { order_by: item_key } } }\n");
            project.Write("dashboards/sales.yml", "dashboard: Sales\nfact: sale\nrows:\n  - - heatmap: Items\n      x: dim_item.item\n      y: dim_item.category\n      color: count(*) as sales\n      limit: { y: 1 }\n");
        });

        var answer = (await shop.TilesAsync())["items"];
        var csv = await shop.TextAsync("/api/dashboards/sales/tiles/items.csv");

        Assert.Equal(["x", "place", "y", "rest", "color"], answer.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("meaning").GetProperty("role").GetString()));
        Assert.Equal(["Item,Category,Sales", "Cup,Other,2", "Tea,Food,3"], csv.TrimEnd().Split('\n').OrderBy(line => !line.StartsWith("Item", StringComparison.Ordinal)).ThenBy(line => line, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Prose_is_a_tree_in_which_markup_is_text()
    {
        await using var shop = await ServedShop.StartAsync();

        var text = (await shop.TilesAsync("?tile=text"))["text"].GetProperty("text");

        Assert.Equal(
            """[{"kind":"p","parts":[{"kind":"text","text":"Sold ","parts":[]},{"kind":"em","parts":[{"kind":"text","text":"well","parts":[]}]},{"kind":"text","text":": ","parts":[]},{"kind":"text","text":"<b>","parts":[]},{"kind":"text","text":"up","parts":[]},{"kind":"text","text":"</b>","parts":[]},{"kind":"text","text":".","parts":[]}]}]""",
            text.GetRawText());
    }

    [Fact]
    public async Task A_build_that_publishes_is_seen_and_one_that_fails_leaves_old_rows_that_say_so()
    {
        await using var shop = await ServedShop.StartAsync();
        var before = (await shop.TilesAsync("?tile=revenue"))["revenue"];

        shop.Project.WriteSales("(1, 1, date '2025-01-05', 2, 100.00)");
        await shop.BuildAsync();
        var built = (await shop.TilesAsync("?tile=revenue"))["revenue"];
        shop.Project.Write("models/sale.sql", "select 1 / (select count(*) from nowhere)\n");
        await shop.BuildAsync();
        var stale = (await shop.TilesAsync("?tile=revenue"))["revenue"];

        Assert.Equal("26.25", before.GetProperty("values")[0][0].ToString());
        Assert.Equal("2025-02-20", before.GetProperty("dataTo").GetString());
        Assert.False(before.TryGetProperty("stale", out _));
        Assert.Equal("100.00", built.GetProperty("values")[0][0].ToString());
        Assert.NotEqual(before.GetProperty("version").GetString(), built.GetProperty("version").GetString());
        Assert.Equal("100.00", stale.GetProperty("values")[0][0].ToString());
        Assert.StartsWith("The last build of 'sale' failed", stale.GetProperty("stale").GetString(), StringComparison.Ordinal);
    }

    static async Task<string> RefusedAsync(ServedShop shop, string address, HttpStatusCode status)
    {
        using var answer = await shop.AskAsync(address);
        Assert.Equal(status, answer.StatusCode);
        var problem = JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return $"{problem.GetProperty("title")} {problem.GetProperty("hint")}";
    }
}
