using System.Collections.Concurrent;
using Confluent.Kafka;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Kafka;
using TopicPartition = Mixdown.Data.Records.TopicPartition;

namespace Mixdown.Streams.Sinks;

/// <summary>Writes records to topics of Kafka. A record that is sent twice because an answer was lost is there once, where brokers
/// can tell (0.11 and later); with older ones it may be there twice, never not at all.</summary>
public sealed class KafkaSink : IRecordSink
{
    /// <summary>How long a full queue is left alone before it is asked again.</summary>
    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5);

    /// <summary>How long a wait goes before it looks whether it is to end.</summary>
    static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    /// <summary>How long records are given to librdkafka again without an answer in between: as long as it tries each of them itself
    /// (its <c>message.timeout.ms</c>).</summary>
    static readonly TimeSpan GiveUpAfter = TimeSpan.FromMinutes(5);

    readonly TimeProvider _clock;
    readonly KafkaWatch _watch;
    readonly IProducer<byte[], byte[]> _producer;
    readonly Action<DeliveryReport<byte[], byte[]>> _delivered;
    readonly ConcurrentQueue<DeliveryReport<byte[], byte[]>> _letGo = new();
    readonly bool _isIdempotent;
    MixdownException? _failure;
    long _acknowledged;
    long _letGoSince;

    /// <param name="connection">The cluster.</param>
    /// <param name="folder">Paths of certificates are relative to it.</param>
    /// <param name="clock">Times the waits.</param>
    /// <param name="note">Hears what is worth to be known while it goes on: that brokers are away, and back. Called from any thread.</param>
    /// <exception cref="MixdownException">librdkafka is not there (MX2452, MX2453), or refuses a setting (MX2454).</exception>
    public KafkaSink(KafkaConnection connection, string folder, TimeProvider clock, Action<Diagnostic> note)
        : this(connection, folder, clock, note, Connect)
    {
    }

    /// <summary>As the other, over a client of the caller's.</summary>
    internal KafkaSink(
        KafkaConnection connection, string folder, TimeProvider clock, Action<Diagnostic> note, Func<Dictionary<string, string>, KafkaWatch, IProducer<byte[], byte[]>> connect)
    {
        _clock = clock;
        _watch = new KafkaWatch(connection, clock, note);
        _delivered = Delivered;
        var properties = KafkaProperties.ForWriting(connection, folder);
        _isIdempotent = properties["enable.idempotence"] != "false";
        _producer = connect(properties, _watch);
    }

    /// <summary>Records that brokers have acknowledged.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <inheritdoc/>
    /// <exception cref="MixdownException">A record was not taken (MX2457, MX2459), this one or one before.</exception>
    public async Task WriteAsync(RecordBatch batch, CancellationToken cancel)
    {
        var target = new Confluent.Kafka.TopicPartition(batch.Source.Topic, batch.Source.Partition < 0 ? Partition.Any : batch.Source.Partition);
        for (var record = 0; record < batch.Count; record++)
        {
            await GiveAgainAsync(cancel).ConfigureAwait(false);
            await ProduceAsync(target, Message(batch, record), cancel).ConfigureAwait(false);
        }
        ThrowIfFailed();
    }

    /// <inheritdoc/>
    /// <exception cref="MixdownException">A record was not taken (MX2457, MX2459).</exception>
    public async Task FlushAsync(CancellationToken cancel)
    {
        do
        {
            cancel.ThrowIfCancellationRequested();
            await GiveAgainAsync(cancel).ConfigureAwait(false);
            ThrowIfFailed();
        }
        while (await Task.Run(() => _producer.Flush(Slice), cancel).ConfigureAwait(false) > 0 || !_letGo.IsEmpty);
        ThrowIfFailed();
    }

    /// <summary>Lets go of what is not yet acknowledged.</summary>
    public async ValueTask DisposeAsync() => await Task.Run(_producer.Dispose).ConfigureAwait(false);

    static IProducer<byte[], byte[]> Connect(Dictionary<string, string> properties, KafkaWatch watch)
    {
        Librdkafka.Require();
        return KafkaClients.Build(new ProducerBuilder<byte[], byte[]>(properties), watch);
    }

    static Message<byte[], byte[]> Message(RecordBatch batch, int record)
    {
        var key = batch.Key(record);
        var timestamp = batch.Timestamp(record);
        return new Message<byte[], byte[]>
        {
            Key = key.IsEmpty ? null! : key.ToArray(),
            Value = batch.IsTombstone(record) ? null! : batch.Value(record).ToArray(),
            Timestamp = timestamp == RecordBatch.NoTimestamp ? Timestamp.Default : new Timestamp(timestamp, TimestampType.CreateTime),
        };
    }

    async ValueTask ProduceAsync(Confluent.Kafka.TopicPartition target, Message<byte[], byte[]> message, CancellationToken cancel)
    {
        while (!TryProduce(target, message))
            await Task.Delay(Breath, _clock, cancel).ConfigureAwait(false);
    }

    /// <summary>Gives librdkafka again what it has let go of: with a broker that left the cluster, as one does that was killed, go the
    /// records that were on their way to it.</summary>
    async ValueTask GiveAgainAsync(CancellationToken cancel)
    {
        while (_letGo.TryDequeue(out var report))
        {
            var message = report.Message;
            // Of a broker that keeps no times the report has one that no broker takes.
            if (message.Timestamp.Type != TimestampType.CreateTime)
                message.Timestamp = Timestamp.Default;
            await ProduceAsync(report.TopicPartition, message, cancel).ConfigureAwait(false);
        }
    }

    /// <returns>Whether there was room for it.</returns>
    bool TryProduce(Confluent.Kafka.TopicPartition target, Message<byte[], byte[]> message)
    {
        try
        {
            ThrowIfFailed();
            _producer.Produce(target, message, _delivered);
            return true;
        }
        catch (ProduceException<byte[], byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
        {
            return false;
        }
        catch (KafkaException refused)
        {
            throw _watch.Faults.NotTaken(Place(target), refused.Error);
        }
    }

    void Delivered(DeliveryReport<byte[], byte[]> report)
    {
        if (MayGiveAgain(report))
        {
            _letGo.Enqueue(report);
            return;
        }
        if (report.Error.IsError)
        {
            Interlocked.CompareExchange(ref _failure, _watch.Faults.NotTaken(Place(report.TopicPartition), _watch.Because(report.Error)), null);
            return;
        }
        Interlocked.Increment(ref _acknowledged);
        Volatile.Write(ref _letGoSince, 0);
        _watch.Answered();
    }

    /// <summary>A record that may be there already is not given to a broker again that promises to keep each once.</summary>
    bool MayGiveAgain(DeliveryReport<byte[], byte[]> report)
    {
        if (report.Error.Code != ErrorCode.Local_Destroy || (_isIdempotent && report.Status != PersistenceStatus.NotPersisted))
            return false;
        var since = Interlocked.CompareExchange(ref _letGoSince, _clock.GetTimestamp(), 0);
        return since == 0 || _clock.GetElapsedTime(since) < GiveUpAfter;
    }

    static string Place(Confluent.Kafka.TopicPartition target) =>
        target.Partition == Partition.Any ? target.Topic : new TopicPartition(target.Topic, target.Partition.Value).ToString();

    void ThrowIfFailed()
    {
        if (Volatile.Read(ref _failure) is { } failure)
            throw failure;
        _watch.ThrowIfRefused();
    }
}
