using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using Confluent.Kafka;

namespace Mixdown.ServerTests.Kafka.Sinks;

/// <summary>A client that sends nothing, and says of each record what it is told to: what librdkafka does with a broker that goes away
/// cannot be brought about at will.</summary>
[SuppressMessage("Performance", "CA1852", Justification = Derived)]
[SuppressMessage("Design", "MA0053", Justification = Derived)]
class ToldProducer : DispatchProxy
{
    const string Derived = "The client that is handed out is of a class that is made of this one as the tests run.";

    readonly Queue<(Message<byte[], byte[]> Message, Action<DeliveryReport<byte[], byte[]>> Tell)> _waiting = new();

    /// <summary>What becomes of the next records, in their order; those behind the last are taken at once.</summary>
    public Queue<ToldAnswer> Answers { get; } = new();

    /// <summary>All that was given to it.</summary>
    public List<(string Text, Timestamp Time)> Given { get; } = [];

    /// <summary>As with brokers before 0.10.</summary>
    public bool KeepsNoTimes { get; set; }

    /// <summary>The time that its answers take.</summary>
    public SteppedClock Clock { get; } = new();

    public static ToldProducer Create() => (ToldProducer)(object)Create<IProducer<byte[], byte[]>, ToldProducer>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IProducer<,>.Produce) => Take((Message<byte[], byte[]>)args![1]!, (Action<DeliveryReport<byte[], byte[]>>)args[2]!),
        nameof(IProducer<,>.Flush) => AnswerAll(),
        nameof(IDisposable.Dispose) => null,
        var other => throw new NotSupportedException(other),
    };

    object? Take(Message<byte[], byte[]> message, Action<DeliveryReport<byte[], byte[]>> tell)
    {
        Given.Add((Encoding.UTF8.GetString(message.Value), message.Timestamp));
        _waiting.Enqueue((message, tell));
        return null;
    }

    /// <returns>How many records wait.</returns>
    object AnswerAll()
    {
        while (_waiting.TryDequeue(out var record))
        {
            var answer = Answers.TryDequeue(out var told) ? told : new ToldAnswer(ErrorCode.NoError, PersistenceStatus.Persisted);
            Clock.Pass(answer.After);
            if (KeepsNoTimes)
                record.Message.Timestamp = new Timestamp(-1, TimestampType.NotAvailable);
            record.Tell(new DeliveryReport<byte[], byte[]>
            {
                Message = record.Message,
                Error = new Error(answer.Code, "told"),
                Status = answer.Status,
                TopicPartitionOffset = new TopicPartitionOffset("songs", 0, Offset.Unset),
            });
        }
        return 0;
    }
}
