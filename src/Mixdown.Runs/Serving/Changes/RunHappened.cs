using Mixdown.Runs.Events;

namespace Mixdown.Runs.Serving.Changes;

/// <summary>A run did something.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Event">What.</param>
public sealed record RunHappened(string RunId, RunEvent Event) : ServedChange
{
    /// <inheritdoc/>
    internal override ServedChange? With(ServedChange next) =>
        Event is TableProgress old && next is RunHappened { Event: TableProgress now } && (old.Load, old.Table) == (now.Load, now.Table) ? next : null;
}
