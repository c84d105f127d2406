using System.Text.Json;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Dashboards.Asking;
using Mixdown.Runs.Dashboards.Caching;
using Mixdown.Runs.Dashboards.Freshness;
using Mixdown.Runs.State;
using Mixdown.Testing.Warehouses;

namespace Mixdown.Tests.Dashboards.Answers;

/// <summary>The courses of the numbers at the head of a dashboard.</summary>
public sealed class TrendTests
{
    const string Tiles =
        """
          - - number: Revenue
              value: revenue
              compare: previous year
              trend: month
            - number: Sales
              value: sales
              compare: previous year
              trend: month
            - number: By day
              value: sales
              trend: day
            - number: Alone
              value: revenue

        """;

    [Fact]
    public async Task Each_number_has_the_course_that_a_line_of_it_would_have()
    {
        await using var shop = await ServedShop.StartAsync(Follow);

        var tiles = await shop.TilesAsync();

        Assert.Equal(["2025-01-01 12.50", "2025-02-01 13.75"], Course(tiles["revenue"]));
        Assert.Equal(["2025-01-01 2", "2025-02-01 3"], Course(tiles["sales"]));
        Assert.Equal(47, Course(tiles["by-day"]).Count);   // 5 January to 20 February
        Assert.False(tiles["alone"].TryGetProperty("trend", out _));
        Assert.Equal(["Sold on", "Sales"], tiles["sales"].GetProperty("trend").GetProperty("columns").EnumerateArray()
            .Select(column => column.GetProperty("meaning").GetProperty("label").GetString()));
    }

    [Fact]
    public async Task A_course_is_narrowed_as_its_number_is()
    {
        await using var shop = await ServedShop.StartAsync(Follow);

        Assert.Equal(["2025-01-01 2.50", "2025-02-01 5.25"], Course((await shop.TilesAsync("?f.category=Food"))["revenue"]));
        Assert.Equal(["2025-02-01 3"], Course((await shop.TilesAsync("?f.period=2025-02-01..2025-02-28"))["sales"]));
        Assert.Empty(Course((await shop.TilesAsync("?f.period=2024-02-01..2024-02-28"))["sales"]));
    }

    [Fact]
    public void Numbers_with_one_unit_ask_once_for_all_their_courses()
    {
        using var folder = new TempFolder();
        var (dashboard, merged) = Merged(folder);

        Assert.Equal(["revenue", "sales"], merged.Keys.Order(StringComparer.Ordinal));   // by day, and without a course, each is alone
        var (revenue, sales) = (merged["revenue"], merged["sales"]);
        Assert.Same(revenue.Query, sales.Query);
        Assert.Equal(["Sold on", "Revenue", "Sales"], revenue.Query.Trend!.Columns.Select(column => column.Label));
        Assert.Equal(["Revenue", "Revenue before", "Sales", "Sales before"], revenue.Query.Columns.Select(column => column.Label));
        Assert.Equal((0, 2, 1, 1), (revenue.First, revenue.Columns, revenue.FirstOfTrend, revenue.ColumnsOfTrend));
        Assert.Equal((2, 2, 2, 1), (sales.First, sales.Columns, sales.FirstOfTrend, sales.ColumnsOfTrend));
        Assert.Equal(4, dashboard.Tiles.Count());
    }

    [Fact]
    public void Each_number_finds_its_own_course_in_that_of_all()
    {
        using var folder = new TempFolder();
        var (_, merged) = Merged(folder);
        var whole = new QueryAnswer([new("month", "DATE"), new("revenue", "DECIMAL(18,2)"), new("sales", "BIGINT")], [["January"], [12.50m], [2L]], 1);

        Assert.Equal([["January"], [12.50m]], merged["revenue"].TrendPart(whole).Values);
        Assert.Equal([["January"], [2L]], merged["sales"].TrendPart(whole).Values);
        Assert.Equal(["month", "sales"], merged["sales"].TrendPart(whole).Columns.Select(column => column.Name));
    }

    [Fact]
    public async Task Nobody_outside_sees_what_is_asked_for_them()
    {
        await using var shop = await ServedShop.StartAsync(project =>
        {
            Follow(project);
            HeldShop.Allow(project);
        });

        var answers = await HeldShop.AskAsync(shop, "/embed/api/data?tile=revenue");

        Assert.Equal(["2025-01-01 10.00", "2025-02-01 8.50"], Course(JsonElement.Parse(answers)));
        Assert.DoesNotContain("select", answers, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What the numbers ask together.</summary>
    static (Dashboard Dashboard, IReadOnlyDictionary<string, MergedTile> Merged) Merged(TempFolder folder)
    {
        using var shop = new ShopProject();
        Follow(shop);
        string[] files = ["models/dim_item.sql", "models/sale.sql", "models/models.yml", "dashboards/sales.yml"];
        var text = string.Concat(files.Select(file => $"--- {file}\n{File.ReadAllText(Path.Combine(shop.Root, file))}"));
        var (project, lineage) = new DashboardCase(text).Read(folder, TestContext.Current.CancellationToken);
        var (compiler, dashboard) = (new TileCompiler(project, lineage, _ => CheckState.Passed), project.Manifest.Dashboards[0]);
        var state = new ViewState { Now = DateTimeOffset.UnixEpoch, Filters = new Dictionary<string, IReadOnlyList<string>> { ["period"] = ["2025-01-01..2025-02-28"] } };
        var page = new AskedPage(null!, project, dashboard, state)
        {
            Write = (of, tile, under) => compiler.Compile(of, tile, under).Query,
            Shown = dashboard,
            Runs = new RunFacts(new Dictionary<string, LastResult>(0), new Dictionary<string, LastResult>(0)),
        };
        return (dashboard, new NumberMerge(page).Of([.. dashboard.Tiles.Select(tile => new WrittenTile(tile, page.Query(tile), null))]));
    }

    static void Follow(ShopProject project) =>
        project.Write("dashboards/sales.yml", ShopProject.Dashboard[..ShopProject.Dashboard.IndexOf("  - - number", StringComparison.Ordinal)] + Tiles);

    static IReadOnlyList<string> Course(JsonElement answer) => ServedShop.Rows(answer.GetProperty("trend"));
}
