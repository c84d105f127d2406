using Mixdown.Data.Records;

namespace Mixdown.Simulation.Events.Chaos;

/// <summary>A sink that records come to on rough roads.</summary>
/// <param name="sink">Where they come to; it stays open.</param>
/// <param name="plan">Decides what goes wrong.</param>
/// <param name="seed">The run's.</param>
sealed class ChaosSink(IRecordSink sink, ChaosPlan plan, ulong seed) : IRecordSink
{
    readonly RoughRoad[] _roads = [.. Enumerable.Range(0, EventTopics.All.Length).Select(topic => new RoughRoad(plan, topic, seed))];

    /// <summary>Records that came through.</summary>
    public long Records { get; private set; }

    /// <summary>Bytes of their keys and values.</summary>
    public long Bytes { get; private set; }

    /// <inheritdoc/>
    public async Task WriteAsync(RecordBatch batch, CancellationToken cancel)
    {
        if (!plan.StrikesRecords)
        {
            await PassAsync(batch, cancel);
            return;
        }
        var road = _roads[EventTopics.All.IndexOf(batch.Source.Topic)];
        road.Send(batch);
        await ArriveAsync(road, cancel);
    }

    /// <inheritdoc/>
    /// <remarks>What was late comes now: there is no more time to wait for.</remarks>
    public async Task FlushAsync(CancellationToken cancel)
    {
        foreach (var road in _roads)
        {
            road.Release(long.MaxValue);
            await ArriveAsync(road, cancel);
        }
        await sink.FlushAsync(cancel);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    async Task ArriveAsync(RoughRoad road, CancellationToken cancel)
    {
        if (road.Out.Count == 0)
            return;
        await PassAsync(road.Out, cancel);
        road.Out.Clear();
    }

    Task PassAsync(RecordBatch batch, CancellationToken cancel)
    {
        Records += batch.Count;
        Bytes += batch.Bytes;
        return sink.WriteAsync(batch, cancel);
    }
}
