using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize.Batches;

/// <summary>Decides which batches of a microbatch model a run builds. Pure.</summary>
static class BatchPlan
{
    /// <summary>The batches in the order of time: those of the time that was asked for; else all from <c>begin</c> when the table
    /// is made from nothing; else the newest and those that <c>lookback</c> goes back.</summary>
    /// <param name="node">The model, for what is wrong with it.</param>
    /// <param name="options">What it says.</param>
    /// <param name="fromNothing">Whether the table is made from nothing.</param>
    /// <param name="request">The time of the run, and the event time that was asked for.</param>
    /// <exception cref="MixdownException">MX1512: the time that was asked for is empty.</exception>
    public static IReadOnlyList<Batch> Of(ProjectNode node, BatchOptions options, bool fromNothing, ProjectRequest request)
    {
        var size = options.Size;
        var end = BatchTimes.Ceiling(request.EventTimeEnd ?? request.StartedAt, size);
        var start = request.EventTimeStart is { } asked ? BatchTimes.Floor(asked, size)
            : fromNothing ? BatchTimes.Floor(options.Begin, size)
            : BatchTimes.Step(end, size, -1 - options.Lookback);
        if (start >= end)
        {
            throw new MixdownException(new Diagnostic(
                "MX1512", $"'{node.Name}' has no batch to build: {start:yyyy-MM-dd HH:mm} is not before {end:yyyy-MM-dd HH:mm}", node.DeclaredAt,
                request.EventTimeStart is null ? "Its 'begin' has to be in the past." : "--event-time-start has to be before --event-time-end."));
        }
        return [.. Between(start, end, size)];
    }

    static IEnumerable<Batch> Between(DateTimeOffset start, DateTimeOffset end, BatchSize size)
    {
        for (var at = start; at < end; at = BatchTimes.Step(at, size, 1))
            yield return Batch.Of(new TimeWindow(at, BatchTimes.Step(at, size, 1)), size == BatchSize.Hour);
    }
}
