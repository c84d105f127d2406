using Mixdown.Testing.Kafka;

namespace Mixdown.ServerTests.Kafka;

/// <summary>The protocol of 2016, with a broker that writes to a disk.</summary>
[Collection("Kafka")]
public sealed class GenuineKafkaTests : KafkaSourceTests
{
    public GenuineKafkaTests() => Assert.SkipUnless(KafkaPrograms.HasBroker, KafkaPrograms.Missing);

    private protected override IKafkaBroker Broker => GenuineBroker.OfProcess;

    private protected override bool IsFair => true;
}
