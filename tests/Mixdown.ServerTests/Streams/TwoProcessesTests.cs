using Mixdown.ServerTests.Kafka.Brokers;
using Mixdown.Simulation.Events;
using Mixdown.Testing.Kafka;

namespace Mixdown.ServerTests.Streams;

/// <summary>Two processes that run one stream.</summary>
[Collection("Kafka")]
public sealed class TwoProcessesTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_one_machine_the_second_is_refused_and_told_who_is_the_first()
    {
        using var project = new StreamedProject("type: collector");
        await project.BeginAsync();
        using var first = project.Start("--port", "0");
        await TellsAsync(first, "stream_progressed");

        using var second = project.Start("--port", "0");
        var refused = await second.EndAsync();

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains($"rocess {first.Id} ", refused.Output + refused.Errors, StringComparison.Ordinal);
        first.Interrupt();
        (await first.EndAsync()).Expect(0);
    }

    /// <summary>Neither sees the other's lock. Of two commits that begin at the same offset one comes through; who made the other one
    /// ends.</summary>
    [Fact]
    public async Task On_two_machines_with_one_lake_who_commits_second_is_fenced_off_and_nothing_comes_twice()
    {
        Assert.SkipUnless(KafkaPrograms.HasClient, KafkaPrograms.Missing);
        using var broker = new MockBroker();
        using var here = new StreamedProject(KilledKafkaStreamTests.Source(broker.Connection));
        using var there = new StreamedProject(KilledKafkaStreamTests.Source(broker.Connection));
        there.ShareLakeOf(here);
        await here.BeginAsync();
        await there.BeginAsync();
        foreach (var topic in EventTopics.All)
            broker.CreateTopic(topic, partitions: 3);
        var events = await SimulatedEvents.GenerateAsync(count: 4000, here.At("truth"));
        using var one = here.Start("--port", "0");
        using var two = there.Start("--port", "0");
        await TellsAsync(one, "stream_progressed");
        await TellsAsync(two, "stream_progressed");

        foreach (var part in events.Parts(8))
            await KilledKafkaStreamTests.SendAsync(broker, part);
        var (ofOne, ofTwo) = (one.EndAsync(), two.EndAsync());
        var fenced = await Task.WhenAny(ofOne, ofTwo).WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        if (!ofOne.IsCompleted || !ofTwo.IsCompleted)
            (fenced == ofOne ? two : one).Interrupt();
        var ended = await Task.WhenAll(ofOne, ofTwo);
        await here.RunAsync("stream", "run", "--until-caught-up", "--port", "0");

        Assert.Contains(ended, process => process.ExitCode != 0);
        Assert.All(ended.Where(process => process.ExitCode != 0), process => Assert.Contains("MX2403", process.Output + process.Errors, StringComparison.Ordinal));
        await new Equation(here, events).HoldsAsync(EventTopics.All.ToDictionary(topic => topic, topic => events.Truth(topic, "records")));
    }

    static Task TellsAsync(MixdownProcess process, string happened) => process.UntilAsync(() => process.OutputSoFar.Contains($"\"{happened}\"", StringComparison.Ordinal));
}
