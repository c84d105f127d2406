using System.Diagnostics;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.ServerTests.Kafka.Brokers;
using Mixdown.Streams.Kafka;
using Mixdown.Streams.Sinks;
using Mixdown.Streams.Sources;
using Mixdown.Testing.Kafka;

namespace Mixdown.ServerTests.Kafka;

/// <summary>Brokers that are away, and come back; offsets that are gone.</summary>
[Collection("Kafka")]
public sealed class KafkaFaultTests
{
    public KafkaFaultTests() => Assert.SkipUnless(KafkaPrograms.HasClient, KafkaPrograms.Missing);

    [Fact]
    public async Task No_broker_at_the_start_is_said_with_the_reason_and_may_be_tried_again()
    {
        var lab = new KafkaLab(new KafkaConnection { Brokers = $"127.0.0.1:{LoopbackPort.Free()}" });

        var failed = await Assert.ThrowsAsync<MixdownException>(() => lab.OpenAsync(options => options with { Timeout = TimeSpan.FromSeconds(1) }));

        Assert.True(failed.IsTransient);
        var told = Assert.Single(failed.Diagnostics);
        Assert.Equal("MX2455", told.Code);
        Assert.Contains("Connection refused", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broker_that_goes_away_is_waited_for_and_both_is_said()
    {
        using var broker = new MockBroker();
        var lab = new KafkaLab(broker.Connection);
        broker.CreateTopic("songs", 1);
        await lab.WriteAsync("songs", 0, "a");
        await using var session = await lab.OpenAsync();
        session.Assign(new TopicPartition("songs", 0), 0);
        Assert.Equal(["0:0=a"], await KafkaLab.ReadAsync(session, 1));

        broker.Down();
        await KafkaLab.UntilAsync(async () =>
        {
            await KafkaLab.TakeAsync(session, (_, _) => { });
            return lab.Notes.Any(note => note.Message.Contains("does not answer", StringComparison.Ordinal));
        });
        broker.Up();
        await new KafkaLab(broker.Connection).WriteAsync("songs", 0, "b");

        Assert.Equal(["0:1=b"], await KafkaLab.ReadAsync(session, 1));
        Assert.All(lab.Notes, note => Assert.Equal(("MX2461", Severity.Warning), (note.Code, note.Severity)));
        Assert.Contains(lab.Notes, note => note.Message.Contains("answers again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_log_no_longer_has_is_gone_and_reading_can_go_on_behind_it()
    {
        using var broker = new MockBroker();
        var lab = new KafkaLab(broker.Connection with { Properties = new Dictionary<string, string> { ["compression.type"] = "none" } });
        broker.CreateTopic("songs", 1);
        var text = new string('x', 100_000);
        await using (var sink = lab.Sink())
        {
            for (var i = 0; i < 80; i++)
            {
                await sink.WriteAsync(KafkaLab.Batch("songs", 0, [text]), KafkaLab.Cancel);
                await sink.FlushAsync(KafkaLab.Cancel);
            }
        }
        await using var session = await lab.OpenAsync();
        var range = Assert.Single(await session.PartitionsAsync(["songs"], KafkaLab.Cancel));
        Assert.InRange(range.First, 20, 40);   // it keeps 5 MiB

        session.Assign(range.Partition, 0);
        var gone = await KafkaLab.FailureAsync<OffsetGoneException>(session);

        Assert.Equal((range.Partition, 0L), (gone.Partition, gone.Wanted));
        session.Assign(range.Partition, range.First);
        Assert.StartsWith($"0:{range.First}=x", (await KafkaLab.ReadAsync(session, 1))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_property_that_does_not_exist_is_refused_by_name()
    {
        using var broker = new MockBroker();
        var lab = new KafkaLab(broker.Connection with { Properties = new Dictionary<string, string> { ["fetch.wait.max.msec"] = "5" } });

        var failed = await Assert.ThrowsAsync<MixdownException>(() => lab.OpenAsync());

        Assert.Equal("MX2454", failed.Diagnostics[0].Code);
        Assert.Contains("fetch.wait.max.msec", failed.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.False(failed.IsTransient);
    }

    [Fact]
    public async Task A_topic_that_the_sink_cannot_find_is_an_error_with_its_name()
    {
        Assert.SkipUnless(KafkaPrograms.HasBroker, KafkaPrograms.Missing);
        var connection = GenuineBroker.OfProcess.Connection;
        var lab = new KafkaLab(connection with { Properties = new Dictionary<string, string>(connection.Properties) { ["topic.metadata.propagation.max.ms"] = "500" } });
        var topic = KafkaLab.NewTopic();

        var failed = await Assert.ThrowsAsync<MixdownException>(() => lab.WriteAsync(topic, -1, "a"));

        Assert.Equal("MX2459", failed.Diagnostics[0].Code);
        Assert.Contains(topic, failed.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_is_made_anew_while_it_is_read_is_a_gap_not_silence()
    {
        Assert.SkipUnless(KafkaPrograms.HasBroker, KafkaPrograms.Missing);
        var broker = GenuineBroker.OfProcess;
        var lab = new KafkaLab(broker.Connection);
        var topic = KafkaLab.NewTopic();
        broker.CreateTopic(topic, 1);
        await lab.WriteAsync(topic, 0, "a", "b", "c");
        await using var session = await lab.OpenAsync();
        session.Assign(new TopicPartition(topic, 0), 0);
        Assert.Equal(3, (await KafkaLab.ReadAsync(session, 3)).Count);

        broker.DeleteTopic(topic);
        broker.CreateTopic(topic, 1);
        await lab.WriteAsync(topic, 0, "new");

        Assert.Equal(3, (await KafkaLab.FailureAsync<OffsetGoneException>(session)).Wanted);
    }

    [Fact]
    public async Task A_partition_that_is_added_is_seen_and_read()
    {
        Assert.SkipUnless(KafkaPrograms.HasBroker, KafkaPrograms.Missing);
        var broker = GenuineBroker.OfProcess;
        var lab = new KafkaLab(broker.Connection);
        var topic = KafkaLab.NewTopic();
        broker.CreateTopic(topic, 1);
        await lab.WriteAsync(topic, 0, "a");
        await using var session = await lab.OpenAsync();
        session.Assign(new TopicPartition(topic, 0), 0);
        Assert.Equal(["0:0=a"], await KafkaLab.ReadAsync(session, 1));

        broker.AddPartitions(topic, 6);
        IReadOnlyList<PartitionRange> ranges = [];
        await KafkaLab.UntilAsync(async () => (ranges = await session.PartitionsAsync([topic], KafkaLab.Cancel)).Count == 6);
        foreach (var range in ranges.Skip(1))
            session.Assign(range.Partition, range.First);
        await lab.WriteAsync(topic, 5, "f");
        await lab.WriteAsync(topic, 0, "b");

        Assert.Equal(["0:1=b", "5:0=f"], (await KafkaLab.ReadAsync(session, 2)).Order(StringComparer.Ordinal));
    }

    /// <summary>What was acknowledged is there, in the order of each partition; what was sent again may be there twice.</summary>
    [Fact]
    public async Task A_broker_killed_while_records_are_written_and_read_loses_none_that_it_acknowledged()
    {
        Assert.SkipUnless(KafkaPrograms.HasBroker, KafkaPrograms.Missing);
        using var broker = GenuineBroker.ToBeKilled();
        var lab = new KafkaLab(broker.Connection);
        broker.CreateTopic("songs", 2);
        await using var session = await lab.OpenAsync();
        session.Assign(new TopicPartition("songs", 0), 0);
        session.Assign(new TopicPartition("songs", 1), 0);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var offsets = new[] { -1L, -1L };
        using var written = new CancellationTokenSource();
        var writing = WriteAsync(lab, written.Token);

        await TakeUntilAsync(() => seen.Count > 500);
        broker.Kill();
        broker.Restart();
        var before = seen.Count;
        await TakeUntilAsync(() => seen.Count > before + 500);
        await written.CancelAsync();
        var acknowledged = await writing;
        await TakeUntilAsync(() => acknowledged.All(seen.Contains));

        Assert.True(acknowledged.Count > 1000);

        async Task TakeUntilAsync(Func<bool> enough)
        {
            for (var waited = Stopwatch.StartNew(); !enough(); Assert.True(waited.Elapsed < TimeSpan.FromSeconds(60), "It takes too long."))
                await KafkaLab.TakeAsync(session, Take);
        }

        void Take(RecordBatch batch, int record)
        {
            Assert.Equal(offsets[batch.Source.Partition] + 1, batch.Offset(record));
            offsets[batch.Source.Partition] = batch.Offset(record);
            seen.Add(Encoding.UTF8.GetString(batch.Value(record)));
        }
    }

    /// <summary>librdkafka lets go of what was on its way to a broker that it hears no more of: the sink gives it to it again.</summary>
    [Fact]
    public async Task A_sink_whose_broker_is_killed_goes_on_when_it_is_back_and_has_written_all_in_the_end()
    {
        Assert.SkipUnless(KafkaPrograms.HasBroker, KafkaPrograms.Missing);
        const int Records = 60_000;
        using var broker = GenuineBroker.ToBeKilled();
        var lab = new KafkaLab(broker.Connection);
        broker.CreateTopic("songs", 2);
        await using var sink = lab.Sink();
        var writing = WriteAsync(sink, Records);
        await KafkaLab.UntilAsync(() => Task.FromResult(sink.Acknowledged > Records / 10));

        broker.Kill();
        broker.Restart();
        await writing;

        var seen = new HashSet<string>(StringComparer.Ordinal);
        await using var session = await lab.OpenAsync();
        session.Assign(new TopicPartition("songs", 0), 0);
        session.Assign(new TopicPartition("songs", 1), 0);
        await KafkaLab.UntilAsync(async () =>
        {
            await KafkaLab.TakeAsync(session, (batch, record) => seen.Add(Encoding.UTF8.GetString(batch.Value(record))));
            return seen.Count == Records;
        });
    }

    static async Task WriteAsync(KafkaSink sink, int records)
    {
        for (var next = 0; next < records; next += 100)
        {
            var values = Enumerable.Range(next, 100).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
            await sink.WriteAsync(KafkaLab.Batch("songs", next / 100 % 2, values), KafkaLab.Cancel);
            // As fast as it goes would be over before the broker is dead.
            if (next % 1000 == 0)
                await Task.Delay(TimeSpan.FromMilliseconds(50), KafkaLab.Cancel);
        }
        await sink.FlushAsync(KafkaLab.Cancel);
    }

    /// <summary>Writes numbers, ten at a time, until it is told to stop.</summary>
    /// <returns>Those that were acknowledged.</returns>
    static async Task<IReadOnlyList<string>> WriteAsync(KafkaLab lab, CancellationToken stop)
    {
        var acknowledged = new List<string>();
        await using var sink = lab.Sink();
        for (var next = 0; !stop.IsCancellationRequested; next += 10)
        {
            var values = Enumerable.Range(next, 10).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
            await sink.WriteAsync(KafkaLab.Batch("songs", next / 10 % 2, values), KafkaLab.Cancel);
            await sink.FlushAsync(KafkaLab.Cancel);
            acknowledged.AddRange(values);
        }
        return acknowledged;
    }
}
