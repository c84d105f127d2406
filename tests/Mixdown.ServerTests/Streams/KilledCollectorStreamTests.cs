using Mixdown.Data.Records;
using Mixdown.Simulation.Events;
using Mixdown.Streams.Sinks;

namespace Mixdown.ServerTests.Streams;

/// <summary>Events are sent over HTTP to <c>mixdown stream run</c>, which is killed all the time: collector, log, loop and lake at
/// once.</summary>
/// <remarks><c>MIXDOWN_STREAM_KILLS</c> is the number of kills, 20 by default; <c>MIXDOWN_KILL_SEED</c> chooses the moments.</remarks>
public sealed class KilledCollectorStreamTests : IDisposable
{
    const int EventsOfPart = 500;

    // A request is in several partitions, and is to be there as a whole.
    readonly StreamedProject _project = new("type: collector", "partitions: 3", "partition_by: sessionId");

    [Fact]
    public async Task Every_event_that_was_sent_is_in_the_lake_once_each_minute_is_as_the_simulator_says_and_live_is_batch()
    {
        var report = new KillReport("collector");
        await _project.BeginAsync();
        var events = await SimulatedEvents.GenerateAsync(KillLoop.Kills * EventsOfPart, _project.At("truth"));
        var port = LoopbackPort.Free();
        using var client = new HttpClient();
        await using var sink = new HttpSink(Sender(port), client, TimeProvider.System, Guid.NewGuid);
        var loop = new KillLoop(_project, KillLoop.Seed) { Options = ["--port", $"{port}"] };

        await loop.RunAsync(events.Parts(KillLoop.Kills), part => SendAsync(sink, part));

        var refused = EventTopics.All.Sum(topic => events.Truth(topic, "quarantined"));
        Assert.Equal((true, refused), (refused > 0, sink.Refused));
        var equation = new Equation(_project, events) { RefusedAtTheDoor = true };
        await equation.HoldsAsync(
            EventTopics.All.ToDictionary(topic => topic, topic => events.Truth(topic, "records") - events.Truth(topic, "quarantined")));
        var agreement = new Agreement(_project, loop.Options);
        await agreement.HoldsAsync();
        report.Write(events.Records, loop, equation, agreement);
    }

    public void Dispose() => _project.Dispose();

    /// <summary>A part takes about as long as a process lives, so that most of them die while something comes.</summary>
    static async Task SendAsync(HttpSink sink, IReadOnlyList<RecordBatch> part)
    {
        foreach (var batch in part)
        {
            await sink.WriteAsync(batch, TestContext.Current.CancellationToken);
            await sink.FlushAsync(TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromSeconds(1) / part.Count, TestContext.Current.CancellationToken);
        }
    }

    static HttpSinkOptions Sender(int port) => new()
    {
        Address = new Uri($"http://127.0.0.1:{port}"),
        RequestBytes = 8_000,
        GiveUpAfter = TimeSpan.FromMinutes(5),
        FirstPause = TimeSpan.FromMilliseconds(20),
    };
}
