using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Streams.Sources.Collector.Log;

namespace Mixdown.Streams.Sinks;

/// <summary>Writes records straight into the log of a stream, without HTTP.</summary>
/// <param name="intake">The log; whoever opened it closes it.</param>
public sealed class EventLogSink(EventIntake intake) : IRecordSink
{
    /// <summary>Writes that may be on their way to the disk.</summary>
    const int MostOnTheirWay = 64;

    readonly Queue<Task<AppendOutcome>> _onTheirWay = new();

    /// <inheritdoc/>
    public async Task WriteAsync(RecordBatch batch, CancellationToken cancel)
    {
        _onTheirWay.Enqueue(await intake.AddAsync(batch, key: null, cancel));
        while (_onTheirWay.Count > MostOnTheirWay || (_onTheirWay.TryPeek(out var oldest) && oldest.IsCompleted))
            await CheckOldestAsync(cancel);
    }

    /// <inheritdoc/>
    public async Task FlushAsync(CancellationToken cancel)
    {
        while (_onTheirWay.Count > 0)
            await CheckOldestAsync(cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await FlushAsync(CancellationToken.None);

    async Task CheckOldestAsync(CancellationToken cancel)
    {
        var outcome = await _onTheirWay.Dequeue().WaitAsync(cancel);
        if (outcome == AppendOutcome.Kept)
            return;
        var (folder, bytes) = (intake.Log.Folder, intake.Log.Bytes);
        throw new MixdownException(outcome == AppendOutcome.Behind ? LogErrors.Behind(folder, bytes) : intake.Trouble ?? LogErrors.Closed(folder)) { IsTransient = true };
    }
}
