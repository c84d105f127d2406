using Mixdown.Engines.DuckDb;
using Mixdown.Simulation.Store;
using Mixdown.Tests.MusicStore;

namespace Mixdown.Tests.MusicEvents;

/// <summary>The example over all that came, loaded and built at once for all tests of a class.</summary>
public sealed class ListeningWarehouse : IAsyncLifetime
{
    readonly EventsProject _project = new();
    DuckDbEngine? _engine;

    /// <summary>What came.</summary>
    internal Delivery[] Delivered { get; private set; } = [];

    /// <summary>What the store holds.</summary>
    internal GroundTruth Store { get; private set; } = null!;

    /// <summary>What the build printed.</summary>
    internal string Built { get; private set; } = "";

    /// <summary>Loads and builds.</summary>
    public async ValueTask InitializeAsync()
    {
        Store = await _project.BeginAsync();
        Delivered = await Listening.SendAsync();
        await _project.TakeAsync(Delivered, isFirst: false);
        Built = await _project.BuildAsync();
        _engine = _project.OpenWarehouse();
    }

    /// <summary>The events of a topic, each once.</summary>
    internal TracedEvent[] Events(string topic) => TracedEvent.Of(Delivered.Single(delivery => delivery.Topic == topic).All);

    /// <summary>The answer's rows, with "; " between rows and ", " between values.</summary>
    public string Ask(string sql) => StoreProject.Ask(_engine!, sql);

    /// <summary>Each table of gold with the number of its rows and a sum over their content.</summary>
    internal string[] Gold() => _project.Gold();

    /// <summary>Closes the warehouse and deletes the project's copy.</summary>
    public ValueTask DisposeAsync()
    {
        _engine?.Dispose();
        _project.Dispose();
        return ValueTask.CompletedTask;
    }
}
