using System.Globalization;
using System.Text.Json;

namespace Mixdown.Tests.Catalog;

public sealed class TraceTests(CatalogShop shop) : IClassFixture<CatalogShop>
{
    [Fact]
    public async Task A_number_of_a_mart_is_followed_to_its_lines_and_they_add_up_to_it()
    {
        // 2 × 1.25 + 3 × 1.50 = 7.00
        var trace = await shop.AskAsync($"/api/trace/table?node=model.shop.item_sales&key.item={Uri.EscapeDataString("Tea,\ngreen")}&column=revenue");

        Assert.Equal(["item_sales model 1", "fact_sale model 2", "sale model 2", "sale source 2"], Steps(trace));
        Assert.Equal("7", Sum(trace, 0));
        Assert.Equal("7", Sum(trace, 1));
        Assert.Equal(["sale.csv:2 1,1,2025-01-05,2,1.25", "sale.csv:4 3,1,2025-02-03,3,1.50"], Records(trace));
        Assert.Equal(7.00m, Records(trace).Select(record => record.Split(' ')[1].Split(',')).Sum(fields => decimal.Parse(fields[3], CultureInfo.InvariantCulture) * decimal.Parse(fields[4], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_bar_of_a_dashboard_is_followed_to_its_lines()
    {
        var trace = await shop.AskAsync("/api/trace?dashboard=sales&tile=revenue-by-item&m.revenue-by-item.dim_item.item=Cup");

        Assert.Equal(["fact_sale model 2", "sale model 2", "sale source 2"], Steps(trace));
        Assert.Equal("18.5", Sum(trace, 0));
        Assert.Equal(["sale.csv:3 2,2,2025-01-20,1,10.00", "sale.csv:5 4,2,2025-02-14,1,8.50"], Records(trace));
        Assert.Equal("dim_item.item = Cup", trace.GetProperty("steps")[0].GetProperty("how").GetString());
    }

    [Fact]
    public async Task A_month_of_a_line_is_all_days_of_it()
    {
        var trace = await shop.AskAsync("/api/trace?dashboard=sales&tile=over-time&m.over-time.fact_sale.sold_on@month=2025-02-01");

        Assert.Equal(["sale.csv:4 3,1,2025-02-03,3,1.50", "sale.csv:5 4,2,2025-02-14,1,8.50"], Records(trace));
    }

    [Fact]
    public async Task A_model_that_calculates_its_groups_ends_the_trail_and_says_so()
    {
        var trace = await shop.AskAsync("/api/trace/table?node=model.shop.month_sales&key.month=2025-01-01&column=revenue");

        Assert.Equal("month_sales does not keep what tells the rows of fact_sale apart. It groups by month, which it calculates.", Assert.Single(trace.GetProperty("steps").EnumerateArray()).GetProperty("end").GetString());
    }

    [Fact]
    public async Task Records_with_personal_values_are_named_and_not_shown()
    {
        var (_, text) = await shop.TryAsync("/api/trace/table?node=model.shop.dim_item&key.item_key=1");

        Assert.Contains("\"place\":\"item.csv:2\",\"why\":\"The record holds personal values.\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/api/trace?dashboard=sales&tile=own", 409, "MX4152")]
    [InlineData("/api/trace?dashboard=sales&tile=none", 404, "MX5097")]
    [InlineData("/api/trace/table?node=model.shop.fact_sale", 400, "MX4151")]
    [InlineData("/api/trace/table?node=model.shop.fact_sale&key.salekey=1", 400, "Did you mean \\u0027sale_key")]
    [InlineData("/api/trace/table?node=metric.shop.revenue&key.a=1", 404, "MX5095")]
    public async Task What_cannot_be_followed_is_refused(string address, int status, string part)
    {
        var (answered, text) = await shop.TryAsync(address);

        Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.True(answered == status || status == 409 && answered == 400, text);
    }

    [Fact]
    public async Task Values_are_bound_and_never_a_part_of_the_SQL()
    {
        var attack = Uri.EscapeDataString("x' or 1 = 1; drop table gold.dim_item; --");

        var trace = await shop.AskAsync($"/api/trace/table?node=model.shop.item_sales&key.item={attack}");

        Assert.Equal("item_sales model 0", Steps(trace).First());
        Assert.DoesNotContain("drop table", trace.GetProperty("steps")[0].GetProperty("sql").GetString(), StringComparison.Ordinal);
    }

    static IEnumerable<string> Steps(JsonElement trace) => trace.GetProperty("steps").EnumerateArray()
        .Select(step => $"{step.GetProperty("table").GetProperty("name")} {step.GetProperty("table").GetProperty("kind")} {step.GetProperty("count")}");

    static string Sum(JsonElement trace, int step) => trace.GetProperty("steps")[step].GetProperty("sums")[0].GetProperty("sum").GetDecimal().ToString("0.##", CultureInfo.InvariantCulture);

    static List<string> Records(JsonElement trace) =>
        [.. trace.GetProperty("steps").EnumerateArray().SelectMany(step => step.GetProperty("records").EnumerateArray()).Select(record => $"{record.GetProperty("place")} {record.GetProperty("text")}")];
}
