using Mixdown.Testing.Kafka;

namespace Mixdown.ServerTests.Kafka;

public sealed class KafkaIsThereTests
{
    [Fact]
    public void Continuous_integration_has_a_kafka_to_test_with() =>
        Assert.True(KafkaPrograms.HasBroker || Environment.GetEnvironmentVariable("CI") != "true", KafkaPrograms.Missing);
}
