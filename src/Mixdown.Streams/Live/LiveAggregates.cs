using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Live.Views;
using Mixdown.Streams.Running;

namespace Mixdown.Streams.Live;

/// <summary>Keeps the entries of <c>live:</c> up to date with the ticks of one or several streams.</summary>
public sealed class LiveAggregates : ITickListener
{
    /// <param name="engine">The engine in memory that has the tables of the ticks.</param>
    /// <param name="definitions">The entries whose streams run here.</param>
    public LiveAggregates(DuckDbEngine engine, IReadOnlyList<LiveDefinition> definitions)
    {
        Views = new LiveViews(engine, definitions);
    }

    /// <summary>What it keeps, for others to see.</summary>
    public LiveViews Views { get; }

    /// <inheritdoc/>
    public void Tick(TickRows rows)
    {
    }

    /// <inheritdoc/>
    public void Pause()
    {
    }
}
