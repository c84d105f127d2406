namespace Mixdown.Streams.Live.Entries;

/// <summary>How far an entry is in event time; microseconds since 1970.</summary>
/// <param name="definition">The entry.</param>
sealed class EntryTimes(LiveDefinition definition)
{
    /// <summary>Before all times, and far enough from the end of the numbers that one can calculate with it.</summary>
    public const long Never = long.MinValue / 4;

    readonly long _delay = Microseconds(definition.Times.Watermark);
    readonly long _keep = Microseconds(definition.Times.Keep);
    long _closedTo = Never;

    /// <summary>From the start of a window to the start of the next.</summary>
    public long Every { get; } = Microseconds(definition.Window.Every);

    /// <summary>Windows that end here or before are closed.</summary>
    public long Watermark { get; private set; } = Never;

    /// <summary>Windows that start before are given up.</summary>
    public long KeepFrom => Watermark == Never ? Never : Start(Watermark - _keep);

    /// <summary>Events before this are no longer added.</summary>
    public long Floor { get; private set; } = Never;

    /// <summary>The same as a time; null before the first event.</summary>
    public DateTimeOffset? WatermarkTime => Watermark == Never ? null : DateTimeOffset.UnixEpoch.AddTicks(Watermark * TimeSpan.TicksPerMicrosecond);

    /// <summary>Whether windows have closed since <see cref="NoteClosed"/>.</summary>
    public bool HasClosed => Start(Watermark) > _closedTo;

    /// <summary>Whether the first window to close of an event's is closed.</summary>
    public bool IsClosed(long time) => Start(time) + Every <= Watermark;

    /// <summary>Goes on; never back.</summary>
    public void Advance(long front, long floor)
    {
        if (front > long.MinValue)
            Watermark = Math.Max(Watermark, front - _delay);
        Floor = Math.Max(Floor, floor);
    }

    /// <summary>What is closed is written down as such.</summary>
    public void NoteClosed() => _closedTo = Start(Watermark);

    long Start(long time) => time - (((time % Every) + Every) % Every);

    static long Microseconds(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
