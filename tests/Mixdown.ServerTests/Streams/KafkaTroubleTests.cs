using Mixdown.ServerTests.Kafka;
using Mixdown.ServerTests.Kafka.Brokers;
using Mixdown.Simulation.Events;

namespace Mixdown.ServerTests.Streams;

/// <summary>What <c>mixdown stream run</c> does when its brokers are not as they should be.</summary>
[Collection("Kafka")]
public sealed class KafkaTroubleTests
{
    public KafkaTroubleTests() => Assert.SkipUnless(KafkaPrograms.HasBroker, KafkaPrograms.Missing);

    [Fact]
    public async Task A_topic_that_was_made_anew_stops_the_stream_and_says_why()
    {
        using var broker = GenuineBroker.ToBeKilled();
        using var project = new StreamedProject(KilledKafkaStreamTests.Source(broker.Connection));
        await project.BeginAsync();
        foreach (var topic in EventTopics.All)
            broker.CreateTopic(topic, partitions: 1);
        var lab = new KafkaLab(broker.Connection);
        await lab.WriteAsync(EventTopics.Auth, 0, "{}", "{}", "{}");
        await project.RunAsync("stream", "run", "--until-caught-up", "--port", "0");
        broker.DeleteTopic(EventTopics.Auth);
        broker.CreateTopic(EventTopics.Auth, partitions: 1);
        await lab.WriteAsync(EventTopics.Auth, 0, "{}");

        using var process = project.Start("--until-caught-up", "--port", "0");
        var ended = await process.EndAsync();

        Assert.NotEqual(0, ended.ExitCode);
        Assert.Contains("MX2413", ended.Output + ended.Errors, StringComparison.Ordinal);
        Assert.Equal("3", await project.AskAsync("select count(*) from bronze.auth_events"));
    }
}
