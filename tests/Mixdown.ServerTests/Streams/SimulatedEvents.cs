using System.Text.Json;
using Mixdown.Data.Records;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Chaos;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.ServerTests.Streams;

/// <summary>What simulated listeners do, in the order in which it comes, with all that chaos makes of it; and the truth about it, which
/// is counted before anything goes wrong.</summary>
sealed class SimulatedEvents : IRecordSink
{
    const int RecordsOfBatch = 50;
    readonly string _truth;
    readonly List<RecordBatch> _batches = [];

    SimulatedEvents(string truth) => _truth = truth;

    /// <summary>The file with the counts of each minute of event time, by topic and level.</summary>
    public string Minutes => Path.Combine(_truth, "truth_minutes.csv");

    /// <summary>All records.</summary>
    public int Records => _batches.Sum(batch => batch.Count);

    /// <summary>Makes some.</summary>
    /// <param name="count">Events; most are a record of two topics.</param>
    /// <param name="truth">An empty folder for the truth.</param>
    public static async Task<SimulatedEvents> GenerateAsync(int count, string truth)
    {
        Directory.CreateDirectory(truth);
        var songs = new StoreSongs(seed: 42, scale: 1);
        var options = new EventOptions
        {
            Seed = 42,
            Start = new DateTimeOffset(2025, 12, 1, 0, 0, 0, TimeSpan.Zero),
            Count = count,
            Customers = songs.Customers,
            Config = EventConfig.Default with { Users = 2000, GrowthRate = 5 },
            Chaos = ChaosRates.Usual with { Corrupt = 0.01, Clock = 0.002 },
        };
        var events = new SimulatedEvents(truth);
        await new EventGenerator(options, songs.Read(), TimeProvider.System).WriteAsync(events, truth, CancellationToken.None, TestContext.Current.CancellationToken);
        return events;
    }

    /// <summary>A count of <c>truth.json</c> about a topic.</summary>
    public long Truth(string topic, string count)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(_truth, "truth.json")));
        return truth.RootElement.GetProperty("topics").GetProperty(topic).GetProperty(count).GetInt64();
    }

    /// <summary>The records in so many parts.</summary>
    public IReadOnlyList<IReadOnlyList<RecordBatch>> Parts(int count) =>
        [.. Enumerable.Range(0, count).Select(part => _batches[(_batches.Count * part / count)..(_batches.Count * (part + 1) / count)])];

    public Task WriteAsync(RecordBatch batch, CancellationToken cancel)
    {
        for (var record = 0; record < batch.Count; record++)
        {
            if (_batches.Count == 0 || _batches[^1].Count == RecordsOfBatch || _batches[^1].Source.Topic != batch.Source.Topic)
                _batches.Add(new RecordBatch { Source = new TopicPartition(batch.Source.Topic, -1) });
            _batches[^1].Add(0, batch.Timestamp(record), batch.Key(record), batch.Value(record));
        }
        return Task.CompletedTask;
    }

    public Task FlushAsync(CancellationToken cancel) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
