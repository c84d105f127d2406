using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Streams;
using Mixdown.Streams.Running;

namespace Mixdown.Runs.Streaming;

/// <summary>Tells what streams do as events.</summary>
/// <param name="events">Are told.</param>
sealed class StreamEvents(RunEvents events) : IStreamStory
{
    readonly Dictionary<string, (long Records, long At)> _last = new(StringComparer.Ordinal);
    readonly long _began = events.Clock.GetTimestamp();

    /// <inheritdoc/>
    public void Committed(TopicCommitted committed)
    {
        events.Send(at => new StreamCommitted(at, committed));
        if (committed.Changes.Count > 0)
            Note(new Diagnostic(
                "MX4065", $"the columns of '{committed.Topic}' changed: {string.Join(", ", committed.Changes)}",
                Hint: "Look at the models that read it; schema_contract of the stream says what may change by itself.", Severity: Severity.Warning));
    }

    /// <inheritdoc/>
    public void Note(Diagnostic diagnostic) => events.Send(at => new Noted(at, diagnostic));

    /// <summary>Tells how streams stand, until it is cancelled.</summary>
    public async Task ProgressAsync(IReadOnlyList<StreamLoop> loops, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), events.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel))
                Progress(loops, isDone: false);
        }
        catch (OperationCanceledException)
        {
            Progress(loops, isDone: true);
        }
    }

    void Progress(IReadOnlyList<StreamLoop> loops, bool isDone)
    {
        foreach (var figures in loops.Select(loop => loop.Figures))
        {
            var (records, at) = _last.GetValueOrDefault(figures.Stream, (0, _began));
            var seconds = events.Clock.GetElapsedTime(at).TotalSeconds;
            _last[figures.Stream] = (figures.Records, events.Clock.GetTimestamp());
            events.Send(now => new StreamProgressed(now, figures, seconds <= 0 ? 0 : (figures.Records - records) / seconds) { IsDone = isDone });
        }
    }
}
