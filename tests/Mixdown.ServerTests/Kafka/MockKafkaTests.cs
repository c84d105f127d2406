using Mixdown.ServerTests.Kafka.Brokers;
using Mixdown.Testing.Kafka;

namespace Mixdown.ServerTests.Kafka;

/// <summary>Today's protocol, as far as librdkafka's own cluster in memory speaks it.</summary>
[Collection("Kafka")]
public sealed class MockKafkaTests : KafkaSourceTests, IDisposable
{
    readonly MockBroker _broker;

    public MockKafkaTests()
    {
        Assert.SkipUnless(KafkaPrograms.HasClient, KafkaPrograms.Missing);
        _broker = new MockBroker();
    }

    private protected override IKafkaBroker Broker => _broker;

    private protected override bool IsFair => false;

    public void Dispose() => _broker?.Dispose();
}
