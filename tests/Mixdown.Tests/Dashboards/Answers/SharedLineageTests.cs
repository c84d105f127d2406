namespace Mixdown.Tests.Dashboards.Answers;

public sealed class SharedLineageTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_tiles_had_analysed_is_what_the_catalog_shows()
    {
        await using var shop = await ServedShop.StartAsync();
        await shop.BuildAsync();
        Assert.Null(shop.Served.Lineage.Known(shop.Served.Project));

        await shop.TilesAsync();
        var found = shop.Served.Lineage.Known(shop.Served.Project);
        await shop.JsonAsync($"/api/catalog/table?node={found?.Nodes.Keys.First()}");

        Assert.NotNull(found);
        Assert.Same(found, await shop.Served.Lineage.OfAsync(shop.Served.Project, Cancel));
    }

    [Fact]
    public async Task After_a_run_it_is_found_anew_and_known_as_it_was_until_then()
    {
        await using var shop = await ServedShop.StartAsync();
        var before = await shop.Served.Lineage.OfAsync(shop.Served.Project, Cancel);

        await shop.BuildAsync();

        Assert.Same(before, shop.Served.Lineage.Known(shop.Served.Project));
        var after = await shop.Served.Lineage.OfAsync(shop.Served.Project, Cancel);
        Assert.NotSame(before, after);
        Assert.Same(after, shop.Served.Lineage.Known(shop.Served.Project));
    }

    [Fact]
    public async Task Files_that_were_read_anew_are_analysed_anew()
    {
        await using var shop = await ServedShop.StartAsync();
        var before = await shop.Served.Lineage.OfAsync(shop.Served.Project, Cancel);

        shop.ReadAnew();

        Assert.Null(shop.Served.Lineage.Known(shop.Served.Project));
        Assert.NotSame(before, await shop.Served.Lineage.OfAsync(shop.Served.Project, Cancel));
    }
}
