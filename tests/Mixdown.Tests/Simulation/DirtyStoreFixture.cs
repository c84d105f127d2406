using Mixdown.Simulation.Store;

namespace Mixdown.Tests.Simulation;

/// <summary>The same store twice, clean and dirty, made once for every test that only reads it.</summary>
public sealed class DirtyStoreFixture : IAsyncLifetime
{
    internal GeneratedStore Clean { get; private set; } = null!;

    internal GeneratedStore Dirty { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new StoreOptions { Scale = 4, Seed = 11, Threads = 2 };
        Clean = await GeneratedStore.Of(options);
        Dirty = await GeneratedStore.Of(options with { DirtyRatio = 0.05m });
    }

    public ValueTask DisposeAsync()
    {
        Clean.Dispose();
        Dirty.Dispose();
        return ValueTask.CompletedTask;
    }
}
