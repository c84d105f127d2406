using Mixdown.Data.Records;
using Mixdown.Streams.Sources;
using Mixdown.Testing.Kafka;

namespace Mixdown.ServerTests.Kafka;

/// <summary>What holds on every broker.</summary>
public abstract class KafkaSourceTests
{
    private protected abstract IKafkaBroker Broker { get; }

    /// <summary>Whether it answers for all partitions that are asked for. librdkafka's own cluster answers for the first ones.</summary>
    private protected abstract bool IsFair { get; }

    KafkaLab Lab => field ??= new KafkaLab(Broker.Connection);

    [Fact]
    public async Task Records_come_from_the_offset_that_is_asked_for_in_the_order_of_their_partition()
    {
        var topic = Topic(2);
        await Lab.WriteAsync(topic, 0, "a", "b", "c");
        await Lab.WriteAsync(topic, 1, "x", "y");
        await using var session = await Lab.OpenAsync();

        session.Assign(new TopicPartition(topic, 0), 1);
        session.Assign(new TopicPartition(topic, 1), 0);
        var read = await KafkaLab.ReadAsync(session, 4);

        Assert.Equal(["0:1=b", "0:2=c", "1:0=x", "1:1=y"], read.Order(StringComparer.Ordinal));
        Assert.True(read.ToList().IndexOf("0:1=b") < read.ToList().IndexOf("0:2=c"));
    }

    [Fact]
    public async Task A_tombstone_is_no_empty_value()
    {
        var topic = Topic(1);
        await Lab.WriteAsync(topic, 0, "a", null, "");
        await using var session = await Lab.OpenAsync();

        session.Assign(new TopicPartition(topic, 0), 0);

        Assert.Equal(["0:0=a", "0:1=gone", "0:2="], await KafkaLab.ReadAsync(session, 3));
    }

    [Fact]
    public async Task Partitions_are_told_with_what_they_hold_and_a_topic_that_is_not_there_has_none()
    {
        var topic = Topic(2);
        await Lab.WriteAsync(topic, 1, "x", "y");
        await using var session = await Lab.OpenAsync();

        var found = await session.PartitionsAsync([topic, KafkaLab.NewTopic()], KafkaLab.Cancel);

        Assert.Equal([new PartitionRange(new(topic, 0), 0, 0), new PartitionRange(new(topic, 1), 0, 2)], found);
    }

    [Fact]
    public async Task A_topic_that_is_created_later_is_found_and_read()
    {
        var topic = KafkaLab.NewTopic();
        await using var session = await Lab.OpenAsync();
        Assert.Empty(await session.PartitionsAsync([topic], KafkaLab.Cancel));

        Broker.CreateTopic(topic, 1);
        await Lab.WriteAsync(topic, 0, "a");
        await KafkaLab.UntilAsync(async () => (await session.PartitionsAsync([topic], KafkaLab.Cancel)).Count == 1);
        session.Assign(new TopicPartition(topic, 0), 0);

        Assert.Equal(["0:0=a"], await KafkaLab.ReadAsync(session, 1));
    }

    [Fact]
    public async Task Assigned_again_a_partition_is_read_from_there_again_and_what_waited_is_not_seen()
    {
        var topic = Topic(2);
        await Lab.WriteAsync(topic, 0, "a", "b", "c");
        await using var session = await Lab.OpenAsync();
        session.Assign(new TopicPartition(topic, 0), 0);
        Assert.Equal(3, (await KafkaLab.ReadAsync(session, 3)).Count);

        session.Assign(new TopicPartition(topic, 0), 1);
        Assert.Equal(["0:1=b", "0:2=c"], await KafkaLab.ReadAsync(session, 2));

        session.Unassign(new TopicPartition(topic, 0));
        session.Assign(new TopicPartition(topic, 1), 0);
        await Lab.WriteAsync(topic, 0, "d");
        await Lab.WriteAsync(topic, 1, "x");
        Assert.Equal(["1:0=x"], await KafkaLab.ReadAsync(session, 1));
    }

    [Fact]
    public async Task An_offset_beyond_the_end_is_gone_as_after_a_topic_was_made_anew()
    {
        var topic = Topic(1);
        await Lab.WriteAsync(topic, 0, "a");
        await using var session = await Lab.OpenAsync();

        session.Assign(new TopicPartition(topic, 0), 1000);
        var gone = await KafkaLab.FailureAsync<OffsetGoneException>(session);

        Assert.Equal(("0", 1000L), (gone.Partition.Partition.ToString(System.Globalization.CultureInfo.InvariantCulture), gone.Wanted));
        session.Assign(new TopicPartition(topic, 0), 0);
        Assert.Equal(["0:0=a"], await KafkaLab.ReadAsync(session, 1));
    }

    /// <summary>Neither of the brokers here knows times: they answer with the end.</summary>
    [Fact]
    public async Task A_time_that_nothing_came_after_is_the_end()
    {
        var topic = Topic(1);
        await Lab.WriteAsync(topic, 0, "a", "b");
        await using var session = await Lab.OpenAsync();
        var range = Assert.Single(await session.PartitionsAsync([topic], KafkaLab.Cancel));

        Assert.Equal(2, await session.OffsetAtAsync(range, DateTimeOffset.UnixEpoch.AddYears(100), KafkaLab.Cancel));
    }

    [Fact]
    public async Task A_group_is_told_how_far_the_table_is()
    {
        var topic = Topic(1);
        await Lab.WriteAsync(topic, 0, "a", "b");
        await using var session = await Lab.OpenAsync(options => options with { Group = "lag-" + topic });

        await session.CommittedAsync(new Dictionary<TopicPartition, long> { [new(topic, 0)] = 2 }, KafkaLab.Cancel);

        Assert.Empty(Lab.Notes);
        Assert.Equal(2, CommittedOffset.Of(Broker.Connection, "lag-" + topic, topic));
    }

    [Theory]
    [InlineData("gzip"), InlineData("snappy"), InlineData("lz4")]
    public async Task Packed_batches_are_read(string compression)
    {
        var topic = Topic(1);
        var packing = Broker.Connection with { Properties = new Dictionary<string, string>(Broker.Connection.Properties) { ["compression.type"] = compression } };
        await new KafkaLab(packing).WriteAsync(topic, 0, Enumerable.Range(0, 1000).Select(i => $"{{\"n\": {i}, \"text\": \"the same again and again\"}}"));
        await using var session = await Lab.OpenAsync();

        session.Assign(new TopicPartition(topic, 0), 0);
        var read = await KafkaLab.ReadAsync(session, 1000);

        Assert.Equal(1000, read.Count);
        Assert.Equal("0:999={\"n\": 999, \"text\": \"the same again and again\"}", read[^1]);
    }

    [Fact]
    public async Task More_than_fits_into_memory_is_read_whole_and_a_partition_keeps_no_other_waiting()
    {
        var topic = Topic(3);
        // Nothing that can be packed: what is fetched at once is counted as it is sent.
        var random = new Random(5);
        var bytes = new byte[750];
        string Text()
        {
            random.NextBytes(bytes);
            return Convert.ToBase64String(bytes);
        }

        foreach (var partition in Enumerable.Range(0, 3))
            await Lab.WriteAsync(topic, partition, Enumerable.Range(0, partition == 2 ? 10 : 4000).Select(_ => Text()));
        await using var session = await Lab.OpenAsync(options => options with { ReadAhead = 1 << 20 });
        foreach (var partition in Enumerable.Range(0, 3))
            session.Assign(new TopicPartition(topic, partition), 0);

        var counts = new int[3];
        var before = new int[3];
        await KafkaLab.UntilAsync(async () =>
        {
            await KafkaLab.TakeAsync(session, (batch, i) => Count(batch, i, counts, before));
            return counts.Sum() == 8010;
        });

        Assert.Equal([4000, 4000, 10], counts);
        Assert.True(before[2] < 8000 || !IsFair, "The small partition came after both large ones.");
    }

    static void Count(RecordBatch batch, int record, int[] counts, int[] before)
    {
        var partition = batch.Source.Partition;
        Assert.Equal(counts[partition], batch.Offset(record));
        if (counts[partition]++ == 0)
            before[partition] = counts.Sum() - 1;
    }

    string Topic(int partitions)
    {
        var topic = KafkaLab.NewTopic();
        Broker.CreateTopic(topic, partitions);
        return topic;
    }
}
