using Mixdown.Data.Diagnostics;
using Mixdown.Tests.Dashboards.Answers;
using Mixdown.Web.Hosting;
using Mixdown.Web.Serving;

namespace Mixdown.Tests.Web.App;

public sealed class AppServerTests
{
    [Fact]
    public async Task A_server_that_ends_lets_go_of_the_project_that_it_served()
    {
        await using var shop = await ServedShop.StartAsync();
        await shop.BuildAsync();
        var others = shop.Served.Changes.Listeners;

        await using (var second = await AppServer.StartAsync(shop.Served, new WebOptions { Port = 0 }, TestContext.Current.CancellationToken))
        {
            using var client = new HttpClient { BaseAddress = second.Address };
            Assert.NotEmpty(await client.GetStringAsync(new Uri("/api/dashboards/sales/data", UriKind.Relative), TestContext.Current.CancellationToken));
            Assert.True(shop.Served.Changes.Listeners > others);
        }

        Assert.Equal(others, shop.Served.Changes.Listeners);
        Assert.NotEmpty(await shop.TilesAsync());
    }

    [Fact]
    public async Task So_does_one_that_cannot_start()
    {
        await using var shop = await ServedShop.StartAsync();
        var others = shop.Served.Changes.Listeners;

        var refused = await Assert.ThrowsAsync<MixdownException>(
            () => AppServer.StartAsync(shop.Served, new WebOptions { Port = shop.Port }, TestContext.Current.CancellationToken));

        Assert.Equal("MX5001", refused.Diagnostics[0].Code);
        Assert.Equal(others, shop.Served.Changes.Listeners);
    }

    [Fact]
    public async Task A_server_that_got_ready_has_analysed_the_project()
    {
        await using var shop = await ServedShop.StartAsync();
        await shop.BuildAsync();
        await using var server = await AppServer.StartAsync(shop.Served, new WebOptions { Port = 0 }, TestContext.Current.CancellationToken);
        Assert.Null(shop.Served.Lineage.Known(shop.Served.Project));

        await server.GetReadyAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(shop.Served.Lineage.Known(shop.Served.Project));
    }

    [Fact]
    public async Task It_asks_for_the_page_its_frame_and_the_first_dashboard()
    {
        await using var shop = await ServedShop.StartAsync();

        Assert.Equal(["/", "/api/project", "/api/dashboards/sales"], FirstQuestions.Of(shop.Served.Facts));
        Assert.Equal(["/", "/api/project"], FirstQuestions.Of(shop.Served.Facts with { Dashboards = [] }));
    }

    [Fact]
    public async Task Getting_ready_fails_nowhere_not_even_where_nobody_listens_any_more()
    {
        Uri gone;
        await using (var shop = await ServedShop.StartAsync())
            gone = new Uri($"http://127.0.0.1:{shop.Port}/");

        await FirstQuestions.AskAsync(gone, ["/"], TestContext.Current.CancellationToken);
    }
}
