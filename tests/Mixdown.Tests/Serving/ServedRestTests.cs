using Mixdown.Runs.Serving;
using Mixdown.Tests.Dashboards.Answers;

namespace Mixdown.Tests.Serving;

/// <summary>When a served project gives memory back.</summary>
public sealed class ServedRestTests
{
    [Fact]
    public async Task Memory_is_given_back_at_rest_and_not_while_somebody_looks()
    {
        using var shop = new ShopProject();
        await using var served = await shop.ServeAsync();
        var (isBusy, times) = (true, 0);
        var rest = new ServedRest(served, () => isBusy, () => times++);

        rest.Look();
        Assert.Equal(0, times);

        isBusy = false;
        rest.Look();
        Assert.Equal(1, times);
    }

    [Fact]
    public async Task Who_is_at_rest_is_left_alone_until_something_happened()
    {
        using var shop = new ShopProject();
        await using var served = await shop.ServeAsync();
        var (isBusy, times) = (false, 0);
        var rest = new ServedRest(served, () => isBusy, () => times++);
        rest.Look();

        rest.Look();
        Assert.Equal(1, times);

        isBusy = true;
        rest.Look();
        isBusy = false;
        rest.Look();
        Assert.Equal(2, times);
    }

    [Fact]
    public async Task A_served_project_has_DuckDBs_allocator_give_back_by_itself_from_its_start_on()
    {
        using var shop = new ShopProject();
        await using var served = await shop.ServeAsync();

        using var session = served.History.OpenSession();
        Assert.Equal(true, session.Query("select current_setting('allocator_background_threads')", TestContext.Current.CancellationToken).Rows[0][0]);
    }
}
