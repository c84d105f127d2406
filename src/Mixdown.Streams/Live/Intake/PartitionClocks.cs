namespace Mixdown.Streams.Live.Intake;

/// <summary>How far each partition is in event time, and with that how far the topic is: as far as the last of those that are
/// alive. Never goes back.</summary>
/// <param name="clock">The clock on the wall, of which only the passing of time matters.</param>
/// <param name="idle">After so much silence the others no longer wait for a partition.</param>
sealed class PartitionClocks(TimeProvider clock, TimeSpan idle)
{
    readonly Dictionary<long, (long Newest, long SeenAt)> _partitions = [];

    /// <summary>The event time that all active partitions have come to, microseconds; <see cref="long.MinValue"/> as long as nothing
    /// is known of one of them.</summary>
    public long Front { get; private set; } = long.MinValue;

    /// <summary>A partition is read from now on: it is waited for, although nothing came of it yet.</summary>
    public void Expect(long partition) => _partitions.TryAdd(partition, (long.MinValue, clock.GetTimestamp()));

    /// <summary>A partition has events up to a time.</summary>
    /// <param name="partition">Which.</param>
    /// <param name="newest">The greatest event time of them; <see cref="long.MinValue"/> where none says anything.</param>
    /// <param name="ago">How long ago the last of them came.</param>
    public void See(long partition, long newest, TimeSpan ago)
    {
        var before = _partitions.TryGetValue(partition, out var known) ? known.Newest : long.MinValue;
        var seenAt = clock.GetTimestamp() - (long)(ago.TotalSeconds * clock.TimestampFrequency);
        _partitions[partition] = (Math.Max(before, newest), seenAt);
    }

    /// <summary>Looks how far the topic is by now.</summary>
    public void Advance()
    {
        var (least, greatest, active) = (long.MaxValue, long.MinValue, 0);
        foreach (var (newest, seenAt) in _partitions.Values)
        {
            greatest = Math.Max(greatest, newest);
            if (clock.GetElapsedTime(seenAt) > idle)
                continue;
            active++;
            least = Math.Min(least, newest);
        }
        // Where all are silent nobody holds anybody back.
        Front = Math.Max(Front, active == 0 ? greatest : least);
    }
}
