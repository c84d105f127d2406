using Mixdown.Streams.Kafka;

namespace Mixdown.Testing.Kafka;

/// <summary>Something that speaks Kafka's protocol.</summary>
interface IKafkaBroker : IDisposable
{
    /// <summary>How it is reached.</summary>
    KafkaConnection Connection { get; }

    void CreateTopic(string topic, int partitions);
}
