using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Collector;

namespace Mixdown.Testing.Streams;

/// <summary>A collector's log in a folder of its own, which a test opens and closes at will.</summary>
sealed class LogLab : IAsyncDisposable
{
    public const string Topic = "listen_events";

    readonly Lazy<TempFolder> _folder = new(() => new TempFolder());
    readonly List<Diagnostic> _notes = [];

    public CollectorSourceOptions Options { get; set; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where the data of the target lie; null: in a folder of the lab's own, which goes with it.</summary>
    public string? Place { get; init; }

    public EventIntake? Intake { get; private set; }

    public StreamHost Host => new("listening", "dev", Place ?? _folder.Value.Root, Place ?? _folder.Value.At("data"), Clock)
    {
        Intake = Intake,
        Note = note =>
        {
            lock (_notes)
                _notes.Add(note);
        },
    };

    public IReadOnlyList<Diagnostic> Notes
    {
        get
        {
            lock (_notes)
                return [.. _notes];
        }
    }

    /// <summary>Where the log lies.</summary>
    public string LogFolder => Path.Combine(Host.DataFolder, "streams", "listening", "log");

    public string PartitionFolder => Path.Combine(LogFolder, Topic, "0");

    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(PartitionFolder, "*.log").Order(StringComparer.Ordinal)];

    public static StreamDefinition Definition(CollectorSourceOptions options, params string[] topics)
    {
        var at = new SourceSpan("mixdown.yml", 1, 1, 1);
        return new StreamDefinition
        {
            Name = "listening", Schema = "bronze", At = at, Source = options,
            Topics = [.. (topics.Length == 0 ? [Topic] : topics).Select(topic => new StreamTopic(topic, at))],
        };
    }

    public async Task<EventIntake> OpenAsync()
    {
        Intake = await EventIntake.OpenAsync(Definition(Options), Host, TestContext.Current.CancellationToken);
        return Intake;
    }

    public async Task CloseAsync()
    {
        if (Intake is { } open)
            await open.DisposeAsync();
        Intake = null;
    }

    public static RecordBatch Batch(params string[] values) => Batch(-1, values);

    public static RecordBatch Batch(int partition, params IReadOnlyList<string> values)
    {
        var batch = new RecordBatch { Source = new TopicPartition(Topic, partition) };
        foreach (var value in values)
            batch.Add(0, RecordBatch.NoTimestamp, [], Encoding.UTF8.GetBytes(value));
        return batch;
    }

    public async Task<AppendOutcome> AppendAsync(params string[] values) =>
        await Intake!.AppendAsync(Batch(values), null, AckWhen.Disk, TestContext.Current.CancellationToken);

    public async Task<AppendOutcome> AppendOnceAsync(string key, params string[] values)
    {
        var content = Encoding.UTF8.GetBytes(string.Join('\n', values));
        return await Intake!.AppendAsync(Batch(values), IdempotencyKey.Of("web", key, content), AckWhen.Disk, TestContext.Current.CancellationToken);
    }

    /// <summary>All that can be read of partition 0 from an offset on, in the open log or in one opened for it.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(long from = 0)
    {
        await using var session = await new CollectorSource(Options, Host).OpenAsync(TestContext.Current.CancellationToken);
        return await ReadAsync(session, from);
    }

    public static async Task<IReadOnlyList<string>> ReadAsync(IStreamSession session, long from)
    {
        session.Assign(new TopicPartition(Topic, 0), from);
        var values = new List<string>();
        while (await session.ReadAsync(TimeSpan.Zero, TestContext.Current.CancellationToken) is { } batch)
        {
            for (var i = 0; i < batch.Count; i++)
                values.Add(Encoding.UTF8.GetString(batch.Value(i)));
            session.Return(batch);
        }
        return values;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (_folder.IsValueCreated)
            _folder.Value.Dispose();
    }
}
