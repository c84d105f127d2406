using Confluent.Kafka;
using TopicPartition = Mixdown.Data.Records.TopicPartition;

namespace Mixdown.Streams.Kafka;

/// <summary>Clients of librdkafka that tell a <see cref="KafkaWatch"/> what they have to say.</summary>
static class KafkaClients
{
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">A setting is refused (MX2454).</exception>
    public static IConsumer<TKey, TValue> Build<TKey, TValue>(ConsumerBuilder<TKey, TValue> builder, KafkaWatch watch) =>
        Build(builder.SetErrorHandler((_, error) => watch.Hear(error)).SetLogHandler((_, line) => watch.Hear(line)).Build, watch);

    /// <inheritdoc cref="Build{TKey, TValue}(ConsumerBuilder{TKey, TValue}, KafkaWatch)"/>
    public static IProducer<TKey, TValue> Build<TKey, TValue>(ProducerBuilder<TKey, TValue> builder, KafkaWatch watch) =>
        Build(builder.SetErrorHandler((_, error) => watch.Hear(error)).SetLogHandler((_, line) => watch.Hear(line)).Build, watch);

    /// <summary>Hears what a client that reads nothing has to say. Errors and the log wait until somebody asks for records.</summary>
    public static void Listen<TKey, TValue>(IConsumer<TKey, TValue> consumer)
    {
        for (var said = 0; said < 100 && consumer.Consume(TimeSpan.Zero) is not null; said++)
        {
        }
    }

    /// <summary>A partition in Confluent's words.</summary>
    public static Confluent.Kafka.TopicPartition Theirs(TopicPartition partition) => new(partition.Topic, partition.Partition);

    // A setting that does not exist, a value out of range, a certificate that is not there: each is of another type.
    static T Build<T>(Func<T> build, KafkaWatch watch)
    {
        try
        {
            return build();
        }
        catch (Exception refused) when (refused is InvalidOperationException or ArgumentException or KafkaException)
        {
            throw watch.Faults.Setting(refused.Message);
        }
    }
}
