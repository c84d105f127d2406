using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Kafka;
using Mixdown.Streams.Sinks;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Kafka;

namespace Mixdown.ServerTests.Kafka;

/// <summary>A cluster with records to write and to read.</summary>
sealed class KafkaLab(KafkaConnection connection)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>What the source or the sink had to say.</summary>
    public ConcurrentQueue<Diagnostic> Notes { get; } = new();

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string NewTopic() => $"topic-{Guid.NewGuid():n}";

    public KafkaSink Sink() => new(connection, Path.GetTempPath(), TimeProvider.System, Notes.Enqueue);

    public Task<IStreamSession> OpenAsync(Func<KafkaSourceOptions, KafkaSourceOptions>? with = null)
    {
        var options = new KafkaSourceOptions { Connection = connection };
        return Source(with is null ? options : with(options)).OpenAsync(Cancel);
    }

    public IStreamSource Source(KafkaSourceOptions options) =>
        options.Open(new StreamHost("listening", "dev", Path.GetTempPath(), Path.GetTempPath(), TimeProvider.System) { Note = Notes.Enqueue });

    /// <summary>Writes texts to a partition; null is a tombstone.</summary>
    public async Task WriteAsync(string topic, int partition, params IEnumerable<string?> values)
    {
        await using var sink = Sink();
        await sink.WriteAsync(Batch(topic, partition, values), Cancel);
        await sink.FlushAsync(Cancel);
    }

    public static RecordBatch Batch(string topic, int partition, IEnumerable<string?> values, string key = "k")
    {
        var batch = new RecordBatch { Source = new TopicPartition(topic, partition) };
        foreach (var value in values)
        {
            if (value is null)
                batch.AddTombstone(0, RecordBatch.NoTimestamp, Encoding.UTF8.GetBytes(key));
            else
                batch.Add(0, RecordBatch.NoTimestamp, Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value));
        }
        return batch;
    }

    /// <summary>Reads until so many records have come, and gives them as <c>partition:offset=value</c>.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(IStreamSession session, int records)
    {
        var read = new List<string>();
        for (var waited = Stopwatch.StartNew(); read.Count < records && waited.Elapsed < Patience;)
            await TakeAsync(session, (batch, i) => read.Add($"{batch.Source.Partition}:{batch.Offset(i)}={(batch.IsTombstone(i) ? "gone" : Encoding.UTF8.GetString(batch.Value(i)))}"));
        return read;
    }

    /// <summary>Reads what has come.</summary>
    public static async Task TakeAsync(IStreamSession session, Action<RecordBatch, int> take)
    {
        if (await session.ReadAsync(TimeSpan.FromMilliseconds(200), Cancel) is not { } batch)
            return;
        for (var i = 0; i < batch.Count; i++)
            take(batch, i);
        session.Return(batch);
    }

    /// <summary>Reads until it throws.</summary>
    public static async Task<T> FailureAsync<T>(IStreamSession session)
        where T : Exception
    {
        return await Assert.ThrowsAsync<T>(async () =>
        {
            for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience;)
                await TakeAsync(session, (_, _) => { });
        });
    }

    /// <summary>Asks until the answer is as wanted.</summary>
    public static async Task UntilAsync(Func<Task<bool>> done)
    {
        for (var waited = Stopwatch.StartNew(); !await done();)
            Assert.True(waited.Elapsed < Patience, "It takes too long.");
    }
}
