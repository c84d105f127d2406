using Confluent.Kafka;
using Mixdown.Data.Records;
using Mixdown.Streams.Kafka;
using TopicPartition = Mixdown.Data.Records.TopicPartition;

namespace Mixdown.Streams.Sources.Kafka;

/// <summary>A client that reads partitions from given offsets and fills batches of what comes. For one thread at a time.</summary>
/// <remarks>librdkafka's own threads fetch and unpack; here records are copied, once out of its memory and
/// once behind the others of their partition.</remarks>
sealed class KafkaReader : IDisposable
{
    /// <summary>How long a wait goes before it looks whether it is to end.</summary>
    static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    readonly KafkaWatch _watch;
    readonly CapturedBytes _key = new();
    readonly CapturedBytes _value = new();
    readonly IConsumer<bool, bool> _consumer;
    readonly Dictionary<TopicPartition, PartitionPosition> _positions = [];
    readonly List<PartitionPosition> _filled = [];
    PartitionPosition? _last;

    public KafkaReader(KafkaSourceOptions options, string group, string folder, KafkaWatch watch, long queueBytes)
    {
        _watch = watch;
        var builder = new ConsumerBuilder<bool, bool>(KafkaProperties.ForReading(options.Connection, folder, group, queueBytes))
            .SetKeyDeserializer(_key).SetValueDeserializer(_value);
        _consumer = KafkaClients.Build(builder, watch);
    }

    /// <summary>Reads these beside those that are read already, each from its offset on.</summary>
    public void Assign(IReadOnlyCollection<PartitionPosition> positions)
    {
        Unassign([.. positions.Select(position => position.Partition)]);
        foreach (var position in positions)
            _positions[position.Partition] = position;
        _consumer.IncrementalAssign(positions.Select(position => new TopicPartitionOffset(KafkaClients.Theirs(position.Partition), position.Next)));
    }

    /// <summary>Reads these no more; those that were not read are left out.</summary>
    public void Unassign(IReadOnlyCollection<TopicPartition> partitions)
    {
        _last = null;
        var gone = partitions.Where(partition => _positions.Remove(partition)).Select(KafkaClients.Theirs).ToList();
        if (gone.Count > 0)
            _consumer.IncrementalUnassign(gone);
    }

    /// <summary>Waits for records, then takes what is there, up to about a batch.</summary>
    /// <param name="atMost">How long to wait for the first.</param>
    /// <param name="pool">Where batches come from.</param>
    /// <param name="ready">Gets a batch for each partition of which there was something, also when it throws.</param>
    /// <param name="cancel">Stops the wait.</param>
    /// <exception cref="OffsetGoneException">An offset is not there.</exception>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">Waiting any longer is no use.</exception>
    public void Fill(TimeSpan atMost, BatchPool pool, Queue<RecordBatch> ready, CancellationToken cancel)
    {
        try
        {
            for (var left = atMost; _filled.Count == 0 && left >= TimeSpan.Zero;)
            {
                cancel.ThrowIfCancellationRequested();
                var isQuiet = !TakeWhatIsThere(left < Slice ? left : Slice, pool);
                _watch.ThrowIfRefused();
                left -= isQuiet ? Slice : TimeSpan.Zero;
            }
        }
        catch (ConsumeException failed)
        {
            Judge(failed.Error, failed.ConsumerRecord);
        }
        catch (KafkaException failed)
        {
            Judge(failed.Error, null);
        }
        finally
        {
            foreach (var position in _filled)
                ready.Enqueue(position.Batch!);
            _filled.ForEach(position => position.Batch = null);
            _filled.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _consumer.Dispose();

    /// <returns>Whether anything came: records, or the news that a partition has no more.</returns>
    bool TakeWhatIsThere(TimeSpan atMost, BatchPool pool)
    {
        var room = BatchPool.FullBytes;
        var first = _consumer.Consume(atMost);
        for (var result = first; result is not null; result = room > 0 ? _consumer.Consume(TimeSpan.Zero) : null)
            room -= Take(result, pool);
        return first is not null;
    }

    /// <returns>The bytes that were taken.</returns>
    int Take(ConsumeResult<bool, bool> result, BatchPool pool)
    {
        _watch.Answered();
        // What comes late of a partition that is read no more, or from elsewhere by now, is nobody's.
        if (PositionOf(result.Topic, result.Partition.Value) is not { } position || result.Offset.Value < position.Next)
            return 0;
        if (result.IsPartitionEOF && result.Offset.Value == position.Next)
            return 0;
        var batch = position.Batch ??= Begin(position, pool);
        var before = batch.Bytes;
        if (!result.IsPartitionEOF)
            Add(result, batch);
        // The end of a partition may lie behind its last record: the marks of transactions have offsets too.
        position.Next = batch.NextOffset = result.Offset.Value + (result.IsPartitionEOF ? 0 : 1);
        return batch.Bytes - before;
    }

    void Add(ConsumeResult<bool, bool> result, RecordBatch batch)
    {
        var time = result.Message.Timestamp;
        var timestamp = time.Type == TimestampType.NotAvailable ? RecordBatch.NoTimestamp : time.UnixTimestampMs;
        if (result.Message.Value)
            batch.Add(result.Offset.Value, timestamp, _key.Span, _value.Span);
        else
            batch.AddTombstone(result.Offset.Value, timestamp, _key.Span);
    }

    RecordBatch Begin(PartitionPosition position, BatchPool pool)
    {
        var batch = pool.Take();
        (batch.Source, batch.NextOffset) = (position.Partition, position.Next);
        _filled.Add(position);
        return batch;
    }

    PartitionPosition? PositionOf(string topic, int partition)
    {
        if (_last is null || _last.Partition.Partition != partition || _last.Partition.Topic != topic)
            _last = _positions.GetValueOrDefault(new TopicPartition(topic, partition));
        return _last;
    }

    void Judge(Error error, ConsumeResult<byte[], byte[]>? at)
    {
        var position = at?.Topic is null ? null : PositionOf(at.Topic, at.Partition.Value);
        switch (error.Code)
        {
            case ErrorCode.Local_AutoOffsetReset or ErrorCode.OffsetOutOfRange or ErrorCode.Local_LogTruncation when position is not null:
                throw new OffsetGoneException(position.Partition, position.Next);
            case ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic or ErrorCode.Local_UnknownPartition:
                _watch.Tell("MX2463", $"{position?.Partition.ToString() ?? at?.Topic ?? "A topic"} is not there any more", "Reading goes on when it is there again. Take the topic out of the stream if it was removed for good.");
                break;
            // Said of the group, which decides nothing here.
            case ErrorCode.GroupAuthorizationFailed or ErrorCode.Local_MaxPollExceeded:
                break;
            case ErrorCode.Local_AllBrokersDown or ErrorCode.Local_Transport or ErrorCode.Local_Resolve or ErrorCode.Local_TimedOut:
                _watch.Hear(error);
                break;
            default:
                throw _watch.Faults.Of(error, position is null ? "reading" : $"{position.Partition} at offset {position.Next}");
        }
    }
}
