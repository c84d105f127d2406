using System.Text.Json;

namespace Mixdown.Tests.Dashboards.Answers;

/// <summary>Periods that end with the newest data: the shop's last sale is of 20 February 2025, that of a cup of 14 February.</summary>
public sealed class LatestTests
{
    [Theory]
    [InlineData("", "9.75")]                                     // 14 to 20 February
    [InlineData("&f.period=latest+3+days", "1.25")]              // 18 to 20 February
    [InlineData("&f.period=latest+1+month", "13.75")]            // February
    [InlineData("&f.period=latest+month", "13.75")]
    [InlineData("&f.period=latest+2+months", "26.25")]           // January too
    [InlineData("&f.period=latest+2+weeks", "9.75")]             // Monday 10 to Sunday 23 February
    [InlineData("&f.category=Food", "1.25")]                     // a filter moves no period
    public async Task They_end_with_the_newest_row_of_the_fact_and_not_with_today(string chosen, string revenue)
    {
        await using var shop = await ServedShop.StartAsync(Latest);

        Assert.Equal([revenue], await shop.RowsAsync("revenue", chosen));
    }

    [Fact]
    public async Task A_page_is_told_what_they_end_with()
    {
        await using var shop = await ServedShop.StartAsync(Latest);

        var period = (await shop.JsonAsync("/api/dashboards/sales")).GetProperty("filters")[0];

        Assert.Equal(["latest 7 days"], period.GetProperty("default").EnumerateArray().Select(value => value.GetString()));
        Assert.Equal("2025-02-20", period.GetProperty("newest").GetString());
    }

    [Fact]
    public async Task What_was_published_since_moves_them()
    {
        await using var shop = await ServedShop.StartAsync(Latest);
        var before = await shop.RowsAsync("revenue");

        shop.Project.WriteSales("(1, 1, date '2025-01-05', 2, 2.50), (2, 2, date '2025-03-01', 1, 10.00)");
        await shop.BuildAsync();

        Assert.Equal(["9.75"], before);
        Assert.Equal(["10.00"], await shop.RowsAsync("revenue"));
    }

    [Fact]
    public async Task Without_a_row_there_is_nothing_to_end_with_and_nothing_is_wrong()
    {
        await using var shop = await ServedShop.StartAsync(project =>
        {
            Latest(project);
            project.Write("models/sale.sql", "select 1 as sale_key, 1 as item_key, date '2025-01-01' as sold_on, cast(1 as decimal(18,2)) as amount where false\n");
        });

        var period = (await shop.JsonAsync("/api/dashboards/sales")).GetProperty("filters")[0];

        Assert.False(period.TryGetProperty("newest", out _));
        Assert.False((await shop.TilesAsync())["revenue"].TryGetProperty("problem", out _));
    }

    [Fact]
    public async Task Who_is_held_to_some_rows_learns_of_no_newer_ones()
    {
        await using var shop = await ServedShop.StartAsync(project =>
        {
            Latest(project);
            HeldShop.Allow(project);
        });

        var definition = await HeldShop.AskAsync(shop, "/embed/api/definition");
        var revenue = JsonElement.Parse(await HeldShop.AskAsync(shop, "/embed/api/data?tile=revenue"));
        var sales = JsonElement.Parse(await HeldShop.AskAsync(shop, "/embed/api/data?tile=sales"));

        Assert.DoesNotContain("2025-02-20", definition, StringComparison.Ordinal);
        Assert.Equal(["8.50"], ServedShop.Rows(revenue));            // 8 to 14 February: of cups
        Assert.Equal("2025-02-14", sales.GetProperty("newest").GetString());
        Assert.Equal(["1"], ServedShop.Rows(sales));                 // the tile's own period: 14 February alone
    }

    static void Latest(ShopProject project) => project.Write("dashboards/sales.yml", ShopProject.Dashboard
        .Replace("default: all time", "default: latest 7 days", StringComparison.Ordinal)
        .Replace("value: sales", "value: sales\n      period: latest 1 day", StringComparison.Ordinal));
}
