using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Events.Files;
using Mixdown.Simulation.Events.Songs;

namespace Mixdown.Tests.Listening;

public sealed class EventFolderTests : IDisposable
{
    static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task There_is_a_file_for_each_topic_even_if_nothing_happens()
    {
        await new EventFolder(_temp.At("events"), overwrite: false).WriteAsync(Generator(Options() with { Count = 1 }), EventTopics.All, Cancel);

        Assert.Equal(
            ["auth_events.jsonl", "listen_events.jsonl", "page_view_events.jsonl", "status_change_events.jsonl", "truth.json", "truth_minutes.csv"],
            Directory.GetFiles(_temp.At("events")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Events_that_are_there_are_replaced_only_when_asked_and_other_files_never()
    {
        await new EventFolder(_temp.At("events"), overwrite: false).WriteAsync(Generator(Options()), EventTopics.All, Cancel);

        Assert.Equal("MX6003", (await RefusedAsync(overwrite: false)).Code);
        await new EventFolder(_temp.At("events"), overwrite: true).WriteAsync(Generator(Options()), EventTopics.All, Cancel);
        File.WriteAllText(Path.Combine(_temp.At("events"), "mine.txt"), "");
        Assert.Equal("MX6002", (await RefusedAsync(overwrite: true)).Code);
    }

    [Fact]
    public async Task A_run_that_fails_leaves_what_was_there()
    {
        await new EventFolder(_temp.At("events"), overwrite: false).WriteAsync(Generator(Options()), EventTopics.All, Cancel);
        var before = File.ReadAllText(Path.Combine(_temp.At("events"), "page_view_events.jsonl"));
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new EventFolder(_temp.At("events"), overwrite: true).WriteAsync(Generator(Options() with { Seed = 5 }), EventTopics.All, stop.Token));

        Assert.Equal(before, File.ReadAllText(Path.Combine(_temp.At("events"), "page_view_events.jsonl")));
        Assert.False(Directory.Exists(_temp.At("events") + ".partial"));
    }

    [Fact]
    public async Task A_run_that_is_stopped_has_told_the_truth_about_what_it_wrote()
    {
        using var stop = new CancellationTokenSource();
        var records = new StoppingRecords(2000, stop);
        Directory.CreateDirectory(_temp.At("truth"));

        var summary = await Generator(Options() with { End = null }).WriteAsync(records, _temp.At("truth"), stop.Token, Cancel);

        Assert.True(summary.Events >= 2000);
        Assert.Equal(summary.Records, records.Count);
        Assert.Contains($"\"events\": {summary.Events},", File.ReadAllText(Path.Combine(_temp.At("truth"), "truth.json")));
    }

    [Fact]
    public async Task Event_time_is_held_back_to_a_multiple_of_the_clock_s()
    {
        var clock = new LeapingClock();
        var began = clock.GetUtcNow();

        await Generator(Options() with { Speed = 3600, End = Options().Start.AddHours(12) }, clock).WriteAsync(new CollectedRecords(), truth: null, stop: TestContext.Current.CancellationToken, Cancel);

        Assert.Equal(12, (clock.GetUtcNow() - began).TotalSeconds, 0.2);
    }

    [Theory]
    [InlineData(0, "0 listeners")]
    [InlineData(10_000_001, "10000001 listeners")]
    public async Task Options_out_of_their_range_are_refused(int users, string what)
    {
        var options = Options();
        var refused = await Assert.ThrowsAsync<MixdownException>(() => Generator(options with { Config = options.Config with { Users = users } })
            .WriteAsync(new CollectedRecords(), truth: null, stop: TestContext.Current.CancellationToken, Cancel));

        Assert.Equal($"error MX6020: Events cannot be generated with {what}\n  hint: Pass --users from 1 to 10000000.", refused.Message);
    }

    [Fact]
    public void A_catalogue_without_songs_is_refused() =>
        Assert.Equal("MX6025", Assert.Throws<MixdownException>(() => new SongList([new Song(1, "a", "b", 1000, 0)])).Diagnostics[0].Code);

    async Task<Diagnostic> RefusedAsync(bool overwrite) =>
        (await Assert.ThrowsAsync<MixdownException>(() => new EventFolder(_temp.At("events"), overwrite).WriteAsync(Generator(Options()), EventTopics.All, Cancel))).Diagnostics[0];

    static EventOptions Options() => new()
    {
        Config = EventConfig.Default with { Users = 100 },
        Seed = 1,
        Start = SimulatedMonth.Start,
        End = SimulatedMonth.Start.AddDays(1),
    };

    static EventGenerator Generator(EventOptions options, TimeProvider? clock = null) => new(options, SimulatedMonth.Songs, clock ?? TimeProvider.System);

    /// <summary>Stops the run when it has enough.</summary>
    sealed class StoppingRecords(int enough, CancellationTokenSource stop) : IRecordSink
    {
        public int Count { get; private set; }

        public async Task WriteAsync(RecordBatch batch, CancellationToken cancel)
        {
            Count += batch.Count;
            if (Count >= 2 * enough)
                await stop.CancelAsync();
        }

        public Task FlushAsync(CancellationToken cancel) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
