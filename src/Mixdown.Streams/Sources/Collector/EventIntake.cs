using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sources.Collector.Log;
using Mixdown.Streams.Sources.Collector.Log.Files;

namespace Mixdown.Streams.Sources.Collector;

/// <summary>Takes events for the topics of one stream into its durable log. Safe for any number of threads; one process at a
/// time.</summary>
public sealed class EventIntake : IAsyncDisposable
{
    /// <summary>Bytes that records may have which are given at once.</summary>
    public const int MaxBytes = FrameHeader.MaxBody / 2;

    EventIntake(string stream, IReadOnlyList<string> topics, CollectorSourceOptions options, EventLog log) =>
        (Stream, Topics, Options, Log) = (stream, topics, options, log);

    /// <summary>The stream.</summary>
    public string Stream { get; }

    /// <summary>The topics that it takes.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>What the project file says of it.</summary>
    public CollectorSourceOptions Options { get; }

    /// <summary>What keeps it from taking events at the moment; null: nothing does.</summary>
    public Diagnostic? Trouble => Log.Trouble;

    /// <summary>What readers in this process read.</summary>
    internal EventLog Log { get; }

    /// <summary>Opens the log of a stream, and takes the right to write it.</summary>
    /// <param name="stream">A stream whose source is a collector.</param>
    /// <param name="host">Where it lies. Give the same host, with <see cref="StreamHost.Intake"/>, to whoever reads it; its <see cref="StreamHost.Note"/> hears of a torn tail and of a full disk.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">MX2431: another process writes it. MX2434, MX2435: the disk refuses. All transient.</exception>
    public static async Task<EventIntake> OpenAsync(StreamDefinition stream, StreamHost host, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var (options, topics) = ((CollectorSourceOptions)stream.Source, stream.Topics.Select(topic => topic.Name).ToList());
        var log = await EventLog.OpenAsync(FolderOf(host), topics, new LogHost(options, host.Clock, host.Note));
        return new EventIntake(stream.Name, topics, options, log);
    }

    /// <summary>Takes records of the topic that <see cref="RecordBatch.Source"/> names, all or none of them. The batch may be used again
    /// when the task has ended.</summary>
    /// <param name="batch">The records; at most <see cref="MaxBytes"/>.</param>
    /// <param name="key">What the request is known by when it comes again; null: it does not.</param>
    /// <param name="when">What to wait for.</param>
    /// <param name="cancel">Ends the wait for room; what has been taken is kept all the same.</param>
    /// <exception cref="MixdownException">MX2434: the disk refuses, and it is not full; transient. MX2438: too many bytes.</exception>
    public async Task<AppendOutcome> AppendAsync(RecordBatch batch, IdempotencyKey? key, AckWhen when, CancellationToken cancel)
    {
        var kept = await AddAsync(batch, key, cancel);
        return when == AckWhen.Disk || kept.IsCompleted ? await kept : AppendOutcome.Kept;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Log.DisposeAsync();

    /// <summary>Where the log of a stream lies.</summary>
    internal static string FolderOf(StreamHost host) => Path.Combine(host.DataFolder, "streams", host.Stream, "log");

    /// <summary>Takes records.</summary>
    /// <returns>A task that ends when the batch may be used again; in it one that ends when it is known whether they are on
    /// disk.</returns>
    internal ValueTask<Task<AppendOutcome>> AddAsync(RecordBatch batch, IdempotencyKey? key, CancellationToken cancel)
    {
        if (batch.Bytes > MaxBytes)
            throw new MixdownException(LogErrors.TooLarge(batch.Bytes));
        return batch.Count == 0 ? new(Task.FromResult(AppendOutcome.Kept)) : Log.AddAsync(batch, key, cancel);
    }
}
