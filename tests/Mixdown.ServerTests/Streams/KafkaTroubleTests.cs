using Mixdown.ServerTests.Kafka;
using Mixdown.ServerTests.Kafka.Brokers;
using Mixdown.Simulation.Events;
using Mixdown.Testing.Kafka;

namespace Mixdown.ServerTests.Streams;

/// <summary>What <c>mixdown stream run</c> does when its brokers are not as they should be.</summary>
[Collection("Kafka")]
public sealed class KafkaTroubleTests
{
    public KafkaTroubleTests() => Assert.SkipUnless(KafkaPrograms.HasClient, KafkaPrograms.Missing);

    [Fact]
    public async Task Brokers_that_are_away_and_topics_that_are_not_there_yet_are_waited_for()
    {
        using var broker = new MockBroker();
        using var project = new StreamedProject(KilledKafkaStreamTests.Source(broker.Connection));
        await project.BeginAsync();
        var events = await SimulatedEvents.GenerateAsync(count: 300, project.At("truth"));
        broker.Down();
        using var process = project.Start("--port", "0");
        await process.UntilAsync(() => process.OutputSoFar.Contains("MX2455", StringComparison.Ordinal));
        broker.Up();
        await process.UntilAsync(() => process.OutputSoFar.Contains("MX2415", StringComparison.Ordinal));

        foreach (var topic in EventTopics.All)
            broker.CreateTopic(topic, partitions: 2);
        await KilledKafkaStreamTests.SendAsync(broker, events.Parts(1)[0]);
        await process.UntilAsync(() => process.OutputSoFar.Contains("\"stream_committed\"", StringComparison.Ordinal));
        process.Interrupt();
        (await process.EndAsync()).Expect(0);

        await project.RunAsync("stream", "run", "--until-caught-up", "--port", "0");
        await new Equation(project, events).HoldsAsync(EventTopics.All.ToDictionary(topic => topic, topic => events.Truth(topic, "records")));
    }

    [Fact]
    public async Task A_topic_that_was_made_anew_stops_the_stream_and_says_why()
    {
        Assert.SkipUnless(KafkaPrograms.HasBroker, KafkaPrograms.Missing);
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
