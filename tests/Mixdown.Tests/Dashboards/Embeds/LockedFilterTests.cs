using System.Net;
using System.Text.Json;

namespace Mixdown.Tests.Dashboards.Embeds;

public sealed class LockedFilterTests
{
    [Fact]
    public async Task A_lock_holds_every_tile_that_it_reaches()
    {
        await using var portal = await Portal.StartAsync();

        Assert.Equal(["7.75"], await portal.RowsAsync("revenue", Portal.Link()));
        Assert.Equal(["3"], await portal.RowsAsync("sales", Portal.Link()));
        Assert.Equal(["1 Tea 2.50", "3 Tea 4.00", "5 Tea 1.25"], await portal.RowsAsync("all-sales", Portal.Link()));
        Assert.Equal(["7.75"], await portal.RowsAsync("text", Portal.Link()));
        Assert.Equal(["26.25"], await portal.RowsAsync("revenue", Portal.Link("")));
        Assert.Equal("""[["2025-01-01","2025-02-01"],[2.50,5.25]]""", (await portal.TileAsync("revenue", Portal.Link())).GetProperty("trend").GetProperty("values").ToString());
    }

    [Fact]
    public async Task In_SQL_of_a_persons_own_every_table_is_held_wherever_it_stands()
    {
        await using var portal = await Portal.StartAsync();

        Assert.Equal(["Tea 7.75"], await portal.RowsAsync("written", Portal.Link()));
        Assert.Equal(["7.75 7.75 1"], await portal.RowsAsync("half-filtered", Portal.Link()));
        Assert.Equal(["26.25 26.25 2"], await portal.RowsAsync("half-filtered", Portal.Link("")));
        Assert.Equal(["7.75 20"], await portal.RowsAsync("with-lists-and-steps", Portal.Link()));   // sales of the 5th, 3rd and 20th
    }

    [Fact]
    public async Task A_tile_that_a_lock_does_not_hold_is_dark()
    {
        await using var portal = await Portal.StartAsync();

        foreach (var tile in (string[])["visits", "unfiltered", "by-its-name", "other-fact", "from-a-file", "from-a-quoted-file", "from-a-file-behind-a-comma", "from-files-as-tables",
            "from-a-file-that-looks-like-a-table", "from-a-file-by-its-pattern", "from-the-catalog", "from-a-pivot", "from-a-text-with-signs", "in-a-column", "in-an-expression", "in-a-condition"])
        {
            var answer = await portal.TileAsync(tile, Portal.Link());
            Assert.Equal((tile, """{"code":"MX4184","message":"This tile cannot be shown here"}"""), (tile, answer.GetProperty("problem").ToString()));
            Assert.Equal(0, answer.GetProperty("values").GetArrayLength());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await portal.AskAsync($"/embed/api/tiles/{tile}.csv", Portal.Link())).Status);
        }
    }

    [Fact]
    public async Task A_lock_can_be_neither_changed_nor_cleared_nor_named()
    {
        await using var portal = await Portal.StartAsync();

        foreach (var query in (string[])["f.category=Home", "f.category=", "f.category=Food&f.category=Home", "f.period=all%20time", "p.grain=day"])
        {
            var (status, text) = await portal.AskAsync($"/embed/api/data?tile=revenue&{query}", Portal.Link());
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Equal(query.StartsWith("p.", StringComparison.Ordinal) ? "There is none yet." : "Use one of: item.", JsonElement.Parse(text).GetProperty("hint").GetString());
        }
        Assert.Equal([], await portal.RowsAsync("all-sales", Portal.Link(), "&f.item=Cup"));
        Assert.Equal(["1 Tea 2.50", "3 Tea 4.00", "5 Tea 1.25"], await portal.RowsAsync("all-sales", Portal.Link(), "&f.item=Cup&f.item=Tea"));
    }

    [Fact]
    public async Task Marks_name_only_what_their_tile_shows_and_stay_within_the_lock()
    {
        await using var portal = await Portal.StartAsync();

        Assert.Equal(["4.00"], await portal.RowsAsync("revenue", Portal.Link(), "&m.all-sales.sale.sale_key=3"));
        Assert.NotEqual(["10.00"], await portal.RowsAsync("revenue", Portal.Link(), "&m.all-sales.sale.sale_key=2"));
        // The cost of an item is shown by no tile: what is left under it would say what it is.
        foreach (var mark in (string[])["m.all-sales.dim_item.category=Home", "m.all-sales.sale.quantity=3", "m.sales.sale.sale_key=2", "m.written.dim_item.item=Cup", "m.visits.visit.visit_key=1"])
            Assert.Equal(HttpStatusCode.BadRequest, (await portal.AskAsync($"/embed/api/data?tile=revenue&{mark}", Portal.Link())).Status);
    }

    [Fact]
    public async Task Files_have_the_rows_that_are_left()
    {
        await using var portal = await Portal.StartAsync();

        var (status, csv) = await portal.AskAsync("/embed/api/tiles/all-sales.csv", Portal.Link());

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["1,Tea,2.50", "3,Tea,4.00", "5,Tea,1.25"], csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Trim()));
        Assert.Equal(HttpStatusCode.BadRequest, (await portal.AskAsync("/embed/api/tiles/all-sales.csv?f.category=Home", Portal.Link())).Status);
        Assert.Equal(HttpStatusCode.OK, (await portal.AskAsync("/embed/api/tiles/all-sales.parquet", Portal.Link())).Status);
    }

    [Fact]
    public async Task Choices_are_those_of_the_rows_that_are_left()
    {
        await using var portal = await Portal.StartAsync();

        var definition = JsonElement.Parse((await portal.AskAsync("/embed/api/definition", Portal.Link())).Text).GetProperty("dashboard");

        Assert.Equal("""[{"value":"Tea","rows":1}]""", Assert.Single(definition.GetProperty("filters").EnumerateArray()).GetProperty("choices").ToString());
        Assert.Equal("[]", (await portal.AskAsync("/embed/api/filters/item?q=cu", Portal.Link())).Text);
        Assert.Equal("""[{"value":"Tea","rows":1}]""", (await portal.AskAsync("/embed/api/filters/item?q=e", Portal.Link())).Text);
        Assert.Equal(HttpStatusCode.BadRequest, (await portal.AskAsync("/embed/api/filters/category?q=", Portal.Link())).Status);
    }

    [Fact]
    public async Task Choices_of_another_table_are_found_over_the_fact()
    {
        await using var portal = await Portal.StartAsync();
        var link = Portal.Link(""","lock":{"sale_key":2},"open":["category","period"]""");

        var filters = JsonElement.Parse((await portal.AskAsync("/embed/api/definition", link)).Text).GetProperty("dashboard").GetProperty("filters");

        Assert.Equal("""[{"value":"Home","rows":1}]""", filters[0].GetProperty("choices").ToString());
        Assert.Equal(("2025-01-20", "2025-01-20"), (filters[1].GetProperty("least").GetString(), filters[1].GetProperty("most").GetString()));
    }

    [Fact]
    public async Task A_locked_time_is_not_looked_beyond()
    {
        await using var portal = await Portal.StartAsync();
        var link = Portal.Link(""","lock":{"period":"2025-02-01..2025-02-28"}""");

        Assert.Equal(["13.75"], await portal.RowsAsync("revenue", link));   // beside it nothing of January
        Assert.Equal([""], await portal.RowsAsync("in-january", link));
        Assert.Equal(["2025-02-01 13.75"], await portal.RowsAsync("over-time", link));
        Assert.Equal("2025-02-20", (await portal.TileAsync("revenue", link)).GetProperty("dataTo").GetString());
        Assert.StartsWith("2025-01-20", (await portal.TileAsync("revenue", Portal.Link(""","lock":{"sale_key":2}"""))).GetProperty("dataTo").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Odd_values_lock_all_the_same()
    {
        await using var portal = await Portal.StartAsync();

        // "all time" is a member that is called so, and there is none; an empty text means rows without a category.
        foreach (var value in (string[])["all time", "", "' or true --", ".."])
            Assert.Equal(["0"], await portal.RowsAsync("sales", Portal.Link($$$""","lock":{"category":"{{{value}}}"}""")));
        Assert.Equal(["1"], await portal.RowsAsync("sales", Portal.Link(""","lock":{"sale_key":"3..3"}""")));
    }

    [Fact]
    public async Task A_lock_that_means_nothing_shows_nothing()
    {
        await using var portal = await Portal.StartAsync();

        foreach (var claim in (string[])["\"sale_key\":\"..\"", "\"sale_key\":\"Tea\"", "\"period\":\"whenever\"", "\"period\":[\"2025-01-01..2025-01-31\",\"all time\"]"])
            Assert.True((await portal.TileAsync("sales", Portal.Link(",\"lock\":{" + claim + "}"))).TryGetProperty("problem", out _), claim);
    }
}
