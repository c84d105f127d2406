using Mixdown.Tests.Dashboards.Answers;
using Mixdown.Tests.DuckDb;

namespace Mixdown.Tests.Serving;

/// <summary>Who comes first in a served project, by how nice the threads are that work for them.</summary>
public sealed class ServedPriorityTests
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_gives_way_and_who_looks_does_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.ProcessorCount > 1, "Only Linux knows how nice a thread is, and one core has one");
        using var shop = new ShopProject();
        await using var served = await shop.ServeAsync();
        using var run = served.Runs.Begin("build", _ => { }, Cancel);
        var host = run.Host(served.Host);
        using var lent = await host.Targets.TakeAsync(served.Project, served.Request, host, Cancel);
        var watch = new NiceWatch(lent.Warehouse.Lake);
        using var building = lent.Warehouse.Engine.OpenSession();
        using var looking = await served.SessionAsync(Cancel);

        Assert.Equal([NiceWatch.OfWorkers, NiceWatch.OfStatements], watch.Of(building, 2));
        Assert.Equal([NiceWatch.Own, NiceWatch.OfWorkers], watch.Of(looking, 2));
    }
}
