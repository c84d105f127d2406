using Confluent.Kafka;
using Mixdown.Data.Diagnostics;
using Mixdown.Streams.Kafka;
using Mixdown.Streams.Sinks;

namespace Mixdown.ServerTests.Kafka.Sinks;

/// <summary>What becomes of records that librdkafka lets go of.</summary>
public sealed class KafkaSinkTests
{
    readonly ToldProducer _producer = ToldProducer.Create();

    IEnumerable<string> Texts => _producer.Given.Select(record => record.Text);

    [Fact]
    public async Task A_record_that_was_let_go_of_is_given_again_and_counts_once()
    {
        await using var sink = Sink();
        Answer(ErrorCode.NoError, PersistenceStatus.Persisted);
        LetGo();

        await WriteAsync(sink, "a", "b", "c");

        Assert.Equal(["a", "b", "c", "b"], Texts);
        Assert.Equal(3, sink.Acknowledged);
    }

    [Fact]
    public async Task One_that_may_be_there_is_given_again_only_where_brokers_cannot_tell()
    {
        await using var old = Sink("false");
        Answer(ErrorCode.Local_Destroy, PersistenceStatus.PossiblyPersisted);
        await WriteAsync(old, "a");
        Assert.Equal(1, old.Acknowledged);

        await using var sink = Sink();
        Answer(ErrorCode.Local_Destroy, PersistenceStatus.PossiblyPersisted);
        Assert.Equal("MX2459", (await RefusedAsync(sink)).Code);
        Assert.Equal(0, sink.Acknowledged);
    }

    [Fact]
    public async Task Any_other_error_is_the_end()
    {
        await using var sink = Sink();
        Answer(ErrorCode.MsgSizeTooLarge, PersistenceStatus.NotPersisted);

        Assert.Equal("MX2459", (await RefusedAsync(sink)).Code);
        Assert.Single(_producer.Given);
    }

    [Fact]
    public async Task It_gives_up_after_five_minutes_without_an_answer()
    {
        await using var sink = Sink();
        LetGo();
        LetGo(minutes: 4);
        LetGo(minutes: 1);

        Assert.Equal("MX2459", (await RefusedAsync(sink)).Code);
        Assert.Equal(["a", "a", "a"], Texts);
    }

    [Fact]
    public async Task An_answer_in_between_begins_the_five_minutes_anew()
    {
        await using var sink = Sink();
        LetGo();
        Answer(ErrorCode.NoError, PersistenceStatus.Persisted);
        LetGo(minutes: 4);
        LetGo(minutes: 4);

        await WriteAsync(sink, "a", "b");

        Assert.Equal(["a", "b", "a", "a", "a"], Texts);
        Assert.Equal(2, sink.Acknowledged);
    }

    [Fact]
    public async Task A_time_that_a_broker_does_not_keep_is_not_given_to_it_again()
    {
        await using var sink = Sink("false");
        LetGo();
        _producer.KeepsNoTimes = true;

        await WriteAsync(sink, "a");

        Assert.Equal([Timestamp.Default, Timestamp.Default], _producer.Given.Select(record => record.Time));
    }

    KafkaSink Sink(string isIdempotent = "true")
    {
        var connection = new KafkaConnection { Brokers = "127.0.0.1:9", Properties = new Dictionary<string, string> { ["enable.idempotence"] = isIdempotent } };
        return new KafkaSink(connection, "", _producer.Clock, static _ => { }, (_, _) => (IProducer<byte[], byte[]>)(object)_producer);
    }

    void LetGo(int minutes = 0) => Answer(ErrorCode.Local_Destroy, PersistenceStatus.NotPersisted, minutes);

    void Answer(ErrorCode code, PersistenceStatus status, int minutes = 0) => _producer.Answers.Enqueue(new ToldAnswer(code, status, TimeSpan.FromMinutes(minutes)));

    static async Task WriteAsync(KafkaSink sink, params IEnumerable<string> values)
    {
        await sink.WriteAsync(KafkaLab.Batch("songs", 0, values), KafkaLab.Cancel);
        await sink.FlushAsync(KafkaLab.Cancel);
    }

    static async Task<Diagnostic> RefusedAsync(KafkaSink sink) =>
        (await Assert.ThrowsAsync<MixdownException>(() => WriteAsync(sink, "a"))).Diagnostics[0];
}
