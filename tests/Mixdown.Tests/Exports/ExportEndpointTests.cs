using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Exports;
using Mixdown.Tests.Dashboards.Answers;
using Mixdown.Web.App;
using Mixdown.Web.Exports;

namespace Mixdown.Tests.Exports;

public sealed class ExportEndpointTests(BuiltPages pages) : IClassFixture<BuiltPages>
{
    const string Broken = "dashboard: Broken\nfact: sale\nrows:\n  - - number: Revenue\n      value: revenue\n    - number: Wrong\n      value: sum(amont)\n";

    const string Course =
        """
        dashboard: Course
        fact: sale
        filters:
          period: { column: sale.sold_on, default: latest 12 months }
          amount: { column: sale.amount, range: true }
        rows:
          - - number: Revenue
              value: revenue
              trend: month

        """;

    [Fact]
    public async Task Rows_of_all_tiles_are_a_file_each_and_those_of_one_tile_one()
    {
        await using var shop = await ServedShop.StartAsync();
        using var zip = new MemoryStream();
        using var rows = new MemoryStream();

        var all = await WriteAsync(shop, new ExportRequest("Sales"), ExportFormat.Csv, zip);
        await WriteAsync(shop, new ExportRequest("sales") { Tile = "Revenue by category", Filters = [new("category", "Food")] }, ExportFormat.Csv, rows);

        using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
        Assert.Equal("sales.zip", all.Name);
        Assert.Equal(["all-sales.csv", "over-time.csv", "revenue-by-category.csv", "revenue.csv", "sales.csv"], archive.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal));
        // Tea: 2.50 + 4.00 + 1.25.
        Assert.Equal("Category,Revenue\nFood,7.75\n", System.Text.Encoding.UTF8.GetString(rows.ToArray()).ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_file_has_each_answer_once_and_every_choice_that_it_offers()
    {
        await using var shop = await ServedShop.StartAsync();
        await using var answers = new DashboardAnswers(shop.Served, new DashboardOptions());

        var file = await new DashboardGathering(shop.Served, answers).GatherAsync(
            new ExportRequest("sales") { Choices = ["grain"] }, TestContext.Current.CancellationToken);

        Assert.Equal(["month", "day"], file.Shots.Select(shot => shot.Values[0]));
        // Six tiles, of which the grain changes one.
        Assert.Equal(7, file.Answers.Count);
        Assert.Equal(file.Shots[0].Answers.Where(at => file.Answers[at].Tile != "over-time"), file.Shots[1].Answers.Where(at => file.Answers[at].Tile != "over-time"));
        Assert.Equal("", string.Concat(file.Answers.Select(answer => answer.Sql)) + file.Definition.Place + string.Concat(file.Definition.Filters.SelectMany(filter => filter.Choices)));
    }

    [Fact]
    public async Task No_part_of_a_file_says_sql_and_none_says_what_was_not_offered()
    {
        await using var shop = await ServedShop.StartAsync(project => project.Write("dashboards/course.yml", Course));
        await using var answers = new DashboardAnswers(shop.Served, new DashboardOptions());

        var file = await new DashboardGathering(shop.Served, answers).GatherAsync(new ExportRequest("course"), TestContext.Current.CancellationToken);
        var text = JsonSerializer.Serialize(file, AppJson.Options);

        Assert.Contains(file.Answers, answer => answer.Trend is { Values: [{ Count: > 0 }, ..] });
        Assert.DoesNotContain("select", text, StringComparison.OrdinalIgnoreCase);
        Assert.All(file.Definition.Filters, filter => Assert.Empty(filter.Steps));
    }

    [Fact]
    public async Task Files_of_the_same_data_differ_in_their_moment_alone()
    {
        await using var shop = await ServedShop.StartAsync();

        Assert.Equal(await TextAsync(shop), await TextAsync(shop));

        static async Task<string> TextAsync(ServedShop shop)
        {
            await using var answers = new DashboardAnswers(shop.Served, new DashboardOptions());
            var file = await new DashboardGathering(shop.Served, answers).GatherAsync(new ExportRequest("sales") { Choices = ["grain"] }, TestContext.Current.CancellationToken);
            return JsonSerializer.Serialize(file with { MadeAt = default }, AppJson.Options);
        }
    }

    [Fact]
    public async Task A_tile_that_fails_ends_the_command_with_its_problem_and_a_file()
    {
        Assert.SkipUnless(pages.AreThere, "the pages are not built");
        await using var shop = await ServedShop.StartAsync(project => project.Write("dashboards/broken.yml", Broken));
        using var html = new MemoryStream();

        var made = await WriteAsync(shop, new ExportRequest("broken"), ExportFormat.Html, html);

        Assert.True(html.Length > 0);
        Assert.Equal("MX5104", Assert.Single(made.Problems).Code);
    }

    [Fact]
    public async Task A_tile_that_fails_is_in_the_file_and_is_told_of()
    {
        await using var shop = await ServedShop.StartAsync(project => project.Write("dashboards/broken.yml", Broken));
        await using var answers = new DashboardAnswers(shop.Served, new DashboardOptions());

        var file = await new DashboardGathering(shop.Served, answers).GatherAsync(new ExportRequest("broken"), TestContext.Current.CancellationToken);

        var problem = Assert.Single(file.Answers, answer => answer.Problem is not null);
        Assert.Equal("wrong", problem.Tile);
        Assert.Null(problem.Problem!.Place);
    }

    [Theory]
    [InlineData("sale", "MX4100", "Did you mean 'Sales'?")]
    [InlineData("Umsatz", "MX4100", "Use one of: sales.")]
    public async Task A_name_that_is_none_is_guessed(string name, string code, string hint)
    {
        await using var shop = await ServedShop.StartAsync();

        var wrong = await Assert.ThrowsAsync<MixdownException>(() => WriteAsync(shop, new ExportRequest(name), ExportFormat.Html, Stream.Null));

        Assert.Equal((code, hint), (wrong.Diagnostics[0].Code, wrong.Diagnostics[0].Hint));
    }

    [Fact]
    public async Task What_all_tiles_say_is_said_once()
    {
        await using var shop = await ServedShop.StartAsync();

        var wrong = await Assert.ThrowsAsync<MixdownException>(() => WriteAsync(shop, new ExportRequest("sales") { Period = "last fortnight" }, ExportFormat.Html, Stream.Null));

        Assert.Equal("MX1758", wrong.Diagnostics[0].Code);
    }

    [Fact]
    public async Task A_page_is_given_its_file_under_what_its_address_says()
    {
        Assert.SkipUnless(pages.AreThere, "the pages are not built");
        await using var shop = await ServedShop.StartAsync();

        using var answer = await shop.AskAsync("/api/dashboards/sales/export.html?f.category=Food&p.grain=day&m.revenue-by-category.dim_item.category=Food&tz=Europe/Berlin");
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("attachment; filename=\"sales.html\"", answer.Content.Headers.GetValues("Content-Disposition").Single());
        using var data = JsonDocument.Parse(html[(html.IndexOf("id=\"dashboard\">", StringComparison.Ordinal) + 15)..].Split("</script>")[0]);
        Assert.Equal(
            ["f.category", "p.grain", "m.revenue-by-category.dim_item.category"],
            data.RootElement.GetProperty("chosen").EnumerateArray().Select(one => one.GetProperty("key").GetString()!));
        Assert.Equal("Europe/Berlin", data.RootElement.GetProperty("zone").GetString());
    }

    [Fact]
    public async Task An_address_that_is_wrong_is_refused()
    {
        await using var shop = await ServedShop.StartAsync();

        using var unknown = await shop.AskAsync("/api/dashboards/sale/export.html");
        using var value = await shop.AskAsync("/api/dashboards/sales/export.html?f.category=Fod");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.BadRequest), (unknown.StatusCode, value.StatusCode));
    }

    static async Task<ExportedFile> WriteAsync(ServedShop shop, ExportRequest request, ExportFormat format, Stream into)
    {
        await using var answers = new DashboardAnswers(shop.Served, new DashboardOptions());
        using var exporter = new DashboardExporter(shop.Served, answers, new ExportOptions { Environment = new Dictionary<string, string>() });
        return await exporter.WriteAsync(request, new ExportLook(format), into, TestContext.Current.CancellationToken);
    }
}
