namespace Mixdown.Runs.Events;

/// <summary>Passes the events of one run to its listeners, one at a time whatever thread they come from.</summary>
/// <param name="clock">Dates the events.</param>
/// <param name="listeners">In the order in which they are told.</param>
public sealed class RunEvents(TimeProvider clock, params IReadOnlyList<IRunListener> listeners)
{
    readonly Lock _gate = new();

    /// <summary>The clock that dates the events.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Makes an event of this moment and passes it on.</summary>
    public void Send(Func<DateTimeOffset, RunEvent> of)
    {
        lock (_gate)
        {
            var happened = of(clock.GetUtcNow());
            foreach (var listener in listeners)
                listener.On(happened);
        }
    }
}
