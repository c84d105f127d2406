using Confluent.Kafka;
using Mixdown.Data.Records;
using Mixdown.Streams.Kafka;
using TopicPartition = Mixdown.Data.Records.TopicPartition;

namespace Mixdown.Streams.Sources.Kafka;

/// <summary>Asks a cluster what there is, and tells it how far we are, on a connection of its own: reading never waits for it.</summary>
/// <remarks>Only what consumers may ask. The admin API of librdkafka ends the process where a broker lacks a call.</remarks>
sealed class KafkaCluster : IAsyncDisposable
{
    /// <summary>Partitions that are asked at once: enough to hide the way to a broker, few enough to bother nobody.</summary>
    const int AtOnce = 16;

    readonly KafkaSourceOptions _options;
    readonly KafkaWatch _watch;
    readonly IConsumer<Ignore, Ignore> _consumer;
    readonly IAdminClient _metadata;

    public KafkaCluster(KafkaSourceOptions options, string group, string folder, KafkaWatch watch)
    {
        (_options, _watch) = (options, watch);
        var properties = KafkaProperties.ForReading(options.Connection, folder, group, queueBytes: 1 << 20);
        _consumer = KafkaClients.Build(new ConsumerBuilder<Ignore, Ignore>(properties), watch);
        _metadata = new DependentAdminClientBuilder(_consumer.Handle).Build();
    }

    /// <summary>Returns when a broker has answered.</summary>
    public Task CheckAsync(CancellationToken cancel) => AskAsync("brokers", () => _metadata.GetMetadata(_options.Timeout).Brokers.Count, cancel);

    /// <summary>What is there of topics; of one that does not exist, nothing.</summary>
    public async Task<IReadOnlyList<PartitionRange>> PartitionsAsync(IReadOnlyList<string> topics, CancellationToken cancel)
    {
        var partitions = new List<TopicPartition>();
        foreach (var topic in topics)
            partitions.AddRange(await PartitionsAsync(topic, cancel).ConfigureAwait(false));
        var ranges = new PartitionRange[partitions.Count];
        var pace = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel };
        await Parallel.ForAsync(0, partitions.Count, pace, async (i, token) => ranges[i] = await RangeAsync(partitions[i], token).ConfigureAwait(false)).ConfigureAwait(false);
        return ranges;
    }

    /// <summary>The offset of the first record that a partition took at a time or later; null when there is none yet.</summary>
    public async Task<long?> OffsetAsync(TopicPartition partition, DateTimeOffset time, CancellationToken cancel)
    {
        var asked = new TopicPartitionTimestamp(KafkaClients.Theirs(partition), new Timestamp(time.ToUnixTimeMilliseconds(), TimestampType.CreateTime));
        var found = await AskAsync(partition.ToString(), () => _consumer.OffsetsForTimes([asked], _options.Timeout), cancel).ConfigureAwait(false);
        return found[0].Offset is { IsSpecial: false } offset ? offset.Value : null;
    }

    /// <summary>Tells the group how far we are.</summary>
    public Task CommitAsync(IReadOnlyDictionary<TopicPartition, long> next, CancellationToken cancel)
    {
        var offsets = next.Select(partition => new TopicPartitionOffset(KafkaClients.Theirs(partition.Key), partition.Value)).ToList();
        return AskAsync("group", () => { _consumer.Commit(offsets); return 0; }, cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.Run(_consumer.Dispose).ConfigureAwait(false);

    async Task<IEnumerable<TopicPartition>> PartitionsAsync(string topic, CancellationToken cancel)
    {
        var metadata = await AskAsync(topic, () => _metadata.GetMetadata(topic, _options.Timeout), cancel).ConfigureAwait(false);
        var found = metadata.Topics.Single();
        if (found.Error.Code is ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic)
            return [];
        if (found.Error.IsError)
            throw _watch.Faults.Of(found.Error, topic);
        return found.Partitions.Select(partition => new TopicPartition(topic, partition.PartitionId)).OrderBy(partition => partition.Partition);
    }

    async Task<PartitionRange> RangeAsync(TopicPartition partition, CancellationToken cancel)
    {
        var marks = await AskAsync(partition.ToString(), () => _consumer.QueryWatermarkOffsets(KafkaClients.Theirs(partition), _options.Timeout), cancel).ConfigureAwait(false);
        return new PartitionRange(partition, marks.Low.Value, marks.High.Value);
    }

    /// <summary>Calls of librdkafka keep their thread waiting, so each gets one of the pool's.</summary>
    async Task<T> AskAsync<T>(string where, Func<T> question, CancellationToken cancel)
    {
        try
        {
            var answer = await Task.Run(question, cancel).WaitAsync(cancel).ConfigureAwait(false);
            _watch.Answered();
            return answer;
        }
        catch (KafkaException failed)
        {
            KafkaClients.Listen(_consumer);
            _watch.ThrowIfRefused();
            throw _watch.Faults.Of(_watch.Because(failed.Error), where);
        }
    }
}
