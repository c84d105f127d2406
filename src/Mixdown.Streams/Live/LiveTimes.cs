namespace Mixdown.Streams.Live;

/// <summary>How the times of events are taken.</summary>
public sealed record LiveTimes
{
    /// <summary>How long after a window's end its events may come before it is closed. Default 2 minutes.</summary>
    public TimeSpan Watermark { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a partition may be silent, by the clock on the wall, before the others no longer wait for it. Default 30
    /// seconds.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How far behind the newest event, by event time, one is still known when it comes again and added to its closed
    /// window. What comes later makes its window one that only the batch answers. Default 10 minutes.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How far ahead of the clock an event's time may be and still move the watermark. Default 5 minutes.</summary>
    public TimeSpan Future { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long closed windows are shown, by event time (they go sixteen at a time); so much is read of the lake at a start. Default 24 hours.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromHours(24);
}
