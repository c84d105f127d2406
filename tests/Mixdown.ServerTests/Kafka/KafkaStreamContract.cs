using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Kafka;
using Mixdown.Testing.Kafka;
using Mixdown.Testing.Streams;

namespace Mixdown.ServerTests.Kafka;

/// <summary>What every source of events owes, on a genuine broker.</summary>
[Collection("Kafka")]
public sealed class KafkaStreamContract : StreamSourceContract, IDisposable
{
    readonly List<IDisposable> _own = [];
    readonly string _topic = KafkaLab.NewTopic();

    public KafkaStreamContract() => Assert.SkipUnless(KafkaPrograms.HasBroker, KafkaPrograms.Missing);

    protected override string Topic => _topic;

    GenuineBroker Broker => _own.OfType<GenuineBroker>().LastOrDefault() ?? GenuineBroker.OfProcess;

    KafkaLab Lab => new(Broker.Connection);

    internal override Task<IStreamSource> StartAsync()
    {
        Broker.CreateTopic(Topic, 2);
        return Task.FromResult(Source());
    }

    internal override Task WriteAsync(int partition, IReadOnlyList<string> values) => Lab.WriteAsync(Topic, partition, values);

    internal override async Task<IStreamSession> AddPartitionAsync(IStreamSession session)
    {
        Broker.AddPartitions(Topic, 3);
        await KafkaLab.UntilAsync(async () => (await session.PartitionsAsync([Topic], Cancel)).Count == 3);
        return session;
    }

    /// <summary>A broker of its own, which loses the files of the oldest records while it is down.</summary>
    internal override async Task<(int Lost, IStreamSource Source)> LoseOldestAsync(IStreamSource source)
    {
        _own.Add(GenuineBroker.ToBeKilled());
        Broker.CreateTopic(Topic, 2, "segment.bytes=500");
        foreach (var some in ValuesOf(0, 100).Chunk(10))
            await WriteAsync(0, some);
        Broker.Kill();
        var lost = Broker.DropSegments(Topic, 0, segments: 3);
        Broker.Restart();
        return (lost, Source());
    }

    public void Dispose() => _own.ForEach(own => own.Dispose());

    IStreamSource Source() => Lab.Source(new KafkaSourceOptions { Connection = Broker.Connection });
}
