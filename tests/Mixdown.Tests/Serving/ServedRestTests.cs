using Mixdown.Runs.Serving;
using Mixdown.Tests.Dashboards.Answers;

namespace Mixdown.Tests.Serving;

/// <summary>When a served project gives memory back.</summary>
public sealed class ServedRestTests
{
    readonly ServedRest _rest;
    bool _isBusy;
    long _allocated;
    int _times;

    public ServedRestTests() => _rest = new ServedRest(TimeProvider.System, () => _isBusy, () => _allocated, () => _times++);

    [Fact]
    public void Memory_is_given_back_at_rest_and_not_while_somebody_looks()
    {
        _isBusy = true;
        _rest.Look();
        Assert.Equal(0, _times);

        _isBusy = false;
        _rest.Look();
        Assert.Equal(1, _times);
    }

    [Fact]
    public void Who_is_at_rest_is_left_alone_until_somebody_looked()
    {
        _rest.Look();
        _rest.Look();
        Assert.Equal(1, _times);

        _isBusy = true;
        _rest.Look();
        _isBusy = false;
        _rest.Look();
        Assert.Equal(2, _times);
    }

    [Fact]
    public void What_is_answered_without_the_warehouse_is_given_back_too_once_it_is_4_MB()
    {
        _rest.Look();

        _allocated += (4 << 20) - 1;
        _rest.Look();
        Assert.Equal(1, _times);

        _allocated += 1;
        _rest.Look();
        Assert.Equal(2, _times);

        _rest.Look();
        Assert.Equal(2, _times);
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
