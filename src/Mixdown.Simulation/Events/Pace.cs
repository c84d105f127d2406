namespace Mixdown.Simulation.Events;

/// <summary>Holds event time back to the clock's, or to a multiple of it.</summary>
sealed class Pace(EventOptions options, TimeProvider clock)
{
    /// <summary>How much of the clock's time a turn takes at most: events come that late.</summary>
    const double TurnSeconds = 0.1;

    readonly long _began = clock.GetTimestamp();
    readonly long _start = options.Start.ToUnixTimeMilliseconds();

    /// <summary>Milliseconds of event time that a turn has at most.</summary>
    public long LongestTurn => options.Speed is { } speed ? Math.Max(1, (long)(1000 * TurnSeconds * speed)) : long.MaxValue;

    /// <summary>Returns when <paramref name="eventTime"/> has come, or when <paramref name="stop"/> says that nobody waits any more.</summary>
    public async ValueTask WaitAsync(long eventTime, CancellationToken stop, CancellationToken cancel)
    {
        if (options.Speed is not { } speed)
            return;
        var left = TimeSpan.FromMilliseconds((eventTime - _start) / speed) - clock.GetElapsedTime(_began);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
    }
}
