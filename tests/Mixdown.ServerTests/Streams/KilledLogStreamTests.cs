using Mixdown.Simulation.Events;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sinks;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Testing.Streams;

namespace Mixdown.ServerTests.Streams;

/// <summary>Records are written straight into the log, also those that a collector would refuse; <c>mixdown stream run</c> is killed
/// while it catches up.</summary>
/// <inheritdoc cref="KilledCollectorStreamTests" path="/remarks"/>
public sealed class KilledLogStreamTests : IDisposable
{
    const int EventsOfPart = 500;

    /// <summary>So that each kind of damage is among them.</summary>
    const int FewestEvents = 10_000;

    readonly StreamedProject _project = new("type: collector", "partitions: 2");

    [Fact]
    public async Task Every_record_of_the_log_is_in_the_lake_or_in_quarantine_once_what_is_damaged_is_counted_by_its_kind_and_live_is_batch()
    {
        var report = new KillReport("log");
        await _project.BeginAsync();
        var events = await SimulatedEvents.GenerateAsync(Math.Max(KillLoop.Kills * EventsOfPart, FewestEvents), _project.At("truth"));
        var loop = new KillLoop(_project, KillLoop.Seed) { Options = ["--port", "0"], WritesBetween = true };

        await loop.RunAsync(events.Parts(KillLoop.Kills), async part =>
        {
            await using var log = await EventIntake.OpenAsync(Definition, Host, TestContext.Current.CancellationToken);
            await using var sink = new EventLogSink(log);
            foreach (var batch in part)
                await sink.WriteAsync(batch, TestContext.Current.CancellationToken);
        });

        Assert.All(["broken_json", "wrong_utf8", "wrong_type", "missing_ts"], kind => Assert.NotEqual(0, events.Truth(EventTopics.PageView, kind)));
        var equation = new Equation(_project, events);
        await equation.HoldsAsync(EventTopics.All.ToDictionary(topic => topic, topic => events.Truth(topic, "records")));
        var agreement = new Agreement(_project, loop.Options);
        await agreement.HoldsAsync();
        report.Write(events.Records, loop, equation, agreement);
    }

    public void Dispose() => _project.Dispose();

    static StreamDefinition Definition => LogLab.Definition(new CollectorSourceOptions { Partitions = 2 }, [.. EventTopics.All]);

    StreamHost Host => new("listening", "dev", _project.Folder, _project.Data, TimeProvider.System);
}
