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
}
