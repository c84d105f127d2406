using Mixdown.Simulation.Store;

namespace Mixdown.Tests.Simulation;

/// <summary>One clean store of scale 20, made once for every test that only reads it.</summary>
[CollectionDefinition(Name)]
public sealed class StoreFixture : IAsyncLifetime, ICollectionFixture<StoreFixture>
{
    public const string Name = "a store of scale 20";

    internal GeneratedStore Store { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Store = await GeneratedStore.Of(new StoreOptions { Scale = 20, Seed = 7, Threads = 2 });

    public ValueTask DisposeAsync()
    {
        Store.Dispose();
        return ValueTask.CompletedTask;
    }
}
