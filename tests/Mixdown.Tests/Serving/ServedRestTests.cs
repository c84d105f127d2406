using Mixdown.Runs.Serving;
using Mixdown.Tests.Dashboards.Answers;

namespace Mixdown.Tests.Serving;

/// <summary>When a served project gives memory back; whether it does is told by DuckDB's setting.</summary>
public sealed class ServedRestTests
{
    [Fact]
    public async Task Memory_is_given_back_at_rest_and_not_while_somebody_looks()
    {
        using var shop = new ShopProject();
        await using var served = await shop.ServeAsync();
        var isBusy = true;
        var rest = new ServedRest(served, () => isBusy);

        rest.Look();
        Assert.False(GivesBack(served));

        isBusy = false;
        rest.Look();
        Assert.True(GivesBack(served));
    }

    [Fact]
    public async Task Who_is_at_rest_is_left_alone()
    {
        using var shop = new ShopProject();
        await using var served = await shop.ServeAsync();
        var rest = new ServedRest(served, () => false);
        rest.Look();
        Set(served, "false");

        rest.Look();

        Assert.False(GivesBack(served));
    }

    static bool GivesBack(ServedProject served)
    {
        using var session = served.History.OpenSession();
        return (bool)session.Query("select current_setting('allocator_background_threads')", TestContext.Current.CancellationToken).Rows[0][0]!;
    }

    static void Set(ServedProject served, string value)
    {
        using var session = served.History.OpenSession();
        session.Execute($"set global allocator_background_threads = {value}", TestContext.Current.CancellationToken);
    }
}
