using Mixdown.Data.Records;
using Mixdown.Simulation.Events.Rendering;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Chaos;

/// <summary>The way of one topic's records: some come late, some twice, some with a damaged copy behind them.</summary>
/// <param name="plan">Decides.</param>
/// <param name="topic">The topic's place in <see cref="EventTopics.All"/>.</param>
/// <param name="seed">The run's.</param>
sealed class RoughRoad(ChaosPlan plan, int topic, ulong seed)
{
    readonly PriorityQueue<HeldRecord, (long Due, long Number)> _held = new();
    TextBuffer _damaged = new(1024);

    /// <summary>What has come through.</summary>
    public RecordBatch Out { get; } = new() { Source = new TopicPartition(EventTopics.All[topic], -1) };

    /// <summary>Sends records on their way; their offsets are their events' numbers, their timestamps when they happened.</summary>
    public void Send(RecordBatch batch)
    {
        for (var record = 0; record < batch.Count; record++)
        {
            var (number, time) = (batch.Offset(record), batch.Timestamp(record));
            Release(time);
            var fate = plan.FateOf(number, topic);
            if (fate.Kind is not (FateKind.Disordered or FateKind.Late))
                Out.Add(number, time, batch.Key(record), batch.Value(record));
            if (fate.Delay > 0)
                _held.Enqueue(new HeldRecord(number, time, batch.Key(record).ToArray(), batch.Value(record).ToArray()), (time + fate.Delay, number));
            if (fate.Kind == FateKind.Corrupt)
                Damage(batch, record, fate.Damage);
        }
    }

    /// <summary>Lets through what is due by <paramref name="time"/>.</summary>
    public void Release(long time)
    {
        while (_held.TryPeek(out var held, out var at) && at.Due <= time)
        {
            _held.Dequeue();
            Out.Add(held.Number, held.Timestamp, held.Key, held.Value);
        }
    }

    void Damage(RecordBatch batch, int record, Corruption damage)
    {
        var number = batch.Offset(record);
        var value = batch.Value(record);
        if (_damaged.Room < value.Length + 64)
            _damaged = new TextBuffer(2 * (value.Length + 64));
        var random = new RandomStream(seed, RandomPurpose.RecordDamage, (number * EventTopics.All.Length) + topic);
        DamagedCopy.Write(value, damage, ref random, _damaged);
        Out.Add(number, batch.Timestamp(record), batch.Key(record), _damaged.Written);
    }
}
