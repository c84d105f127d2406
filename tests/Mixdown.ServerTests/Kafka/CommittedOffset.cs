using Confluent.Kafka;
using Mixdown.Streams.Kafka;

namespace Mixdown.ServerTests.Kafka;

/// <summary>What a tool that shows lag would read.</summary>
static class CommittedOffset
{
    public static long Of(KafkaConnection connection, string group, string topic)
    {
        var settings = new Dictionary<string, string>(connection.Properties) { ["bootstrap.servers"] = connection.Brokers, ["group.id"] = group };
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(settings).SetLogHandler((_, _) => { }).Build();
        return consumer.Committed([new TopicPartition(topic, 0)], TimeSpan.FromSeconds(20)).Single().Offset.Value;
    }
}
