using Mixdown.Data.Records;
using Mixdown.ServerTests.Kafka;
using Mixdown.ServerTests.Kafka.Brokers;
using Mixdown.Simulation.Events;
using Mixdown.Streams.Kafka;
using Mixdown.Testing.Kafka;

namespace Mixdown.ServerTests.Streams;

/// <summary>Events come through Kafka; <c>mixdown stream run</c> is killed all the time, and the genuine broker once.</summary>
/// <inheritdoc cref="KilledCollectorStreamTests" path="/remarks"/>
[Collection("Kafka")]
public sealed class KilledKafkaStreamTests
{
    const int Partitions = 3;

    // librdkafka's own cluster keeps 5 MiB of a partition, and the reader may be behind.
    const int MostEvents = 20_000;

    public KilledKafkaStreamTests() => Assert.SkipUnless(KafkaPrograms.HasClient, KafkaPrograms.Missing);

    [Fact]
    public async Task Every_record_of_todays_protocol_is_in_the_lake_once_and_live_is_batch()
    {
        using var broker = new MockBroker();
        await ProveAsync(broker, sentOnce: true);
    }

    [Fact]
    public async Task Every_record_of_a_broker_that_dies_itself_is_in_the_lake_once_and_live_is_batch()
    {
        Assert.SkipUnless(KafkaPrograms.HasBroker, KafkaPrograms.Missing);
        using var broker = GenuineBroker.ToBeKilled();
        await ProveAsync(broker, sentOnce: false, () =>
        {
            broker.Kill();
            broker.Restart();
        });
    }

    static async Task ProveAsync(IKafkaBroker broker, bool sentOnce, Action? interlude = null)
    {
        var report = new KillReport(sentOnce ? "Kafka of today, in memory" : "Kafka 0.9, killed once itself");
        using var project = new StreamedProject(Source(broker.Connection));
        await project.BeginAsync();
        foreach (var topic in EventTopics.All)
            broker.CreateTopic(topic, Partitions);
        var events = await SimulatedEvents.GenerateAsync(Math.Min(KillLoop.Kills * 500, MostEvents), project.At("truth"));
        var loop = new KillLoop(project, KillLoop.Seed)
        {
            Options = ["--port", "0"],
            Interlude = interlude is null ? null : (KillLoop.Kills / 2, interlude),
        };
        await loop.RunAsync(events.Parts(KillLoop.Kills), part => SendAsync(broker, part));

        var ends = await EndsAsync(broker);
        if (sentOnce)
            Assert.All(EventTopics.All, topic => Assert.Equal(events.Truth(topic, "records"), ends[topic]));
        var equation = new Equation(project, events) { SentOnce = sentOnce };
        await equation.HoldsAsync(ends);
        var agreement = new Agreement(project, loop.Options);
        await agreement.HoldsAsync();
        report.Write(events.Records, loop, equation, agreement);
    }

    /// <summary>Sends records. Where a broker dies meanwhile, what was on its way to it may be there twice.</summary>
    internal static async Task SendAsync(IKafkaBroker broker, IReadOnlyList<RecordBatch> records)
    {
        await using var sink = new KafkaLab(broker.Connection).Sink();
        foreach (var batch in records)
            await sink.WriteAsync(batch, TestContext.Current.CancellationToken);
        await sink.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>How many records the broker says that it has.</summary>
    static async Task<IReadOnlyDictionary<string, long>> EndsAsync(IKafkaBroker broker)
    {
        await using var session = await new KafkaLab(broker.Connection).OpenAsync();
        var ranges = await session.PartitionsAsync([.. EventTopics.All], TestContext.Current.CancellationToken);
        return ranges.GroupBy(range => range.Partition.Topic).ToDictionary(topic => topic.Key, topic => topic.Sum(range => range.Next));
    }

    internal static IEnumerable<string> Source(KafkaConnection connection) =>
    [
        "type: kafka",
        $"brokers: \"{connection.Brokers}\"",
        .. connection.Properties.Count == 0 ? [] : new[] { "properties:" },
        .. connection.Properties.Select(property => $"  {property.Key}: \"{property.Value}\""),
    ];
}
