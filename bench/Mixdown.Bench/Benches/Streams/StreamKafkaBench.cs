using System.Diagnostics;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Bench.Rivals;
using Mixdown.Data.Records;
using Mixdown.Streams.Kafka;
using Mixdown.Streams.Sinks;
using Mixdown.Streams.Sources.Kafka;
using Mixdown.Testing.Kafka;

namespace Mixdown.Bench.Benches.Streams;

/// <summary>How fast a backlog in Kafka is read, and how fast it becomes a bronze table. The rival reads the same records of the same
/// broker (the genuine Kafka 0.9.0.1, on the same cores) and throws them away.</summary>
sealed class StreamKafkaBench : IBench
{
    const int Partitions = 4;
    const int Times = 3;

    static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);

    public string Name => "stream-kafka";

    public string Question => "How fast is a backlog of events of some 374 bytes read out of Kafka 0.9.0.1, and how fast does it become a Delta table?";

    public async Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        await Child.RunAsync(Repository.At("eng/get-kafka"), [], folder.Root, cancel);
        using var broker = new GenuineBroker(TimeSpan.FromSeconds(30));
        var events = ListenEvents.Generate(folder, cancel);
        await FillAsync(broker, events, cancel);
        var kcat = await Kcat.ForAsync(folder, broker.Connection, ListenProject.Topic, cancel);
        if (await kcat.CountAsync(cancel) is var count && count != events.Count)
            throw new InvalidOperationException($"kcat reads {count} of {events.Count} events.");
        var project = new ListenProject(folder.Empty("kafka-project"), Source(broker.Connection));
        var runs = await Repeat.InTurnsAsync(Times, () => ReadAsync(project, broker.Connection, events.Count, cancel), () => project.CatchUpAsync(cancel), () => kcat.ConsumeAsync(cancel));
        var (read, stream, rival) = (runs[0], runs[1], runs[2]);
        return
        [
            new("events read, by the source alone", events.Count / read.Took.TotalSeconds, "events/s", events.Count / rival.Took.TotalSeconds, Kcat.Name),
            new("events read and committed: mixdown stream run --until-caught-up", events.Count / stream.Took.TotalSeconds, "events/s", events.Count / rival.Took.TotalSeconds, Kcat.Name, "at least 100,000"),
            new("peak memory of it", stream.PeakBytes / 1e6, "MB", rival.PeakBytes / 1e6, Kcat.Name),
        ];
    }

    /// <summary>Not packed, so that the broker has no work beside handing out.</summary>
    static async Task FillAsync(GenuineBroker broker, ListenEvents events, CancellationToken cancel)
    {
        broker.CreateTopic(ListenProject.Topic, Partitions);
        var plain = broker.Connection with { Properties = new Dictionary<string, string>(broker.Connection.Properties) { ["compression.type"] = "none" } };
        await using var sink = new KafkaSink(plain, "/", TimeProvider.System, _ => { });
        await events.SendAsync(sink, Partitions, cancel);
    }

    static IEnumerable<string> Source(KafkaConnection connection) =>
        ["type: kafka", $"brokers: \"{connection.Brokers}\"", "properties:", .. connection.Properties.Select(property => $"  {property.Key}: \"{property.Value}\"")];

    /// <summary>What the loop reads with, without the loop.</summary>
    static async Task<ChildRun> ReadAsync(ListenProject project, KafkaConnection connection, int events, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        await using var session = await new KafkaSourceOptions { Connection = connection }.Open(project.Host).OpenAsync(cancel);
        for (var partition = 0; partition < Partitions; partition++)
            session.Assign(new TopicPartition(ListenProject.Topic, partition), 0);
        for (var read = 0; read < events;)
        {
            if (await session.ReadAsync(AtMost, cancel) is not { } batch)
                continue;
            read += batch.Count;
            session.Return(batch);
        }
        return new ChildRun(Stopwatch.GetElapsedTime(began), PeakBytes: 0, Output: "");
    }
}
