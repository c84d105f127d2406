namespace Mixdown.Runs.Events;

/// <summary>Receives the events of a run, in order, one at a time, on any thread.</summary>
public interface IRunListener
{
    /// <summary>Takes one event. It must not throw and must not wait for long: the run waits for it.</summary>
    void On(RunEvent happened);
}
