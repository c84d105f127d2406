using System.Text;
using System.Text.Json;
using Mixdown.Simulation.Events.Config;
using Mixdown.Tests.Cli;

namespace Mixdown.Tests.Listening;

public sealed class GenerateEventsCommandTests : IDisposable
{
    readonly SmallProject _project = new();

    public void Dispose() => _project.Dispose();

    string At(string relative) => Path.Combine(_project.Root, relative);

    [Fact]
    public async Task Events_are_written_into_files_with_the_truth_beside_them()
    {
        var said = (await _project.RunAsync("generate", "events", "--users", "50", "--count", "100", "--out", At("events"))).Expect(0);

        Assert.Matches(@"generate events +100 events +\d+ records +50 listeners +\d+ sessions", said.Output);
        Assert.Equal(100, File.ReadLines(At("events/page_view_events.jsonl")).Count());
        Assert.True(File.Exists(At("events/truth.json")));
    }

    [Fact]
    public async Task The_configuration_that_is_printed_can_be_read()
    {
        var printed = (await _project.RunAsync("generate", "events", "--print-config")).Expect(0).Output;

        Assert.Equal(EventConfig.Default.Transitions, EventConfig.Read(Encoding.UTF8.GetBytes(printed), "printed.json").Transitions);
    }

    [Fact]
    public async Task Songs_of_a_catalogue_are_heard()
    {
        _project.Write("store/track.csv", "track_id,name,album_id,milliseconds\n7,\"Ash, and Smoke\",1,200000\n8,An Episode,1,2600000\n");
        _project.Write("store/album.csv", "album_id,title,artist_id\n1,First,3\n");
        _project.Write("store/artist.csv", "artist_id,name\n3,The \"Willows\"\n");
        _project.Write("store/customer.csv", "customer_id\n1\n2\n");

        (await _project.RunAsync("generate", "events", "--users", "100", "--days", "2", "--catalogue", At("store"), "--out", At("events"))).Expect(0);

        var listens = File.ReadLines(At("events/listen_events.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.All(listens, listen => Assert.Equal(
            (7, "Ash, and Smoke", "The \"Willows\"", 200.0),
            (listen.GetProperty("trackId").GetInt32(), listen.GetProperty("song").GetString(), listen.GetProperty("artist").GetString(), listen.GetProperty("duration").GetDouble())));
        Assert.All(listens.Where(listen => listen.TryGetProperty("customerId", out _)), listen => Assert.InRange(listen.GetProperty("customerId").GetInt32(), 1, 2));
    }

    [Fact]
    public async Task A_stream_s_log_takes_events_when_nobody_runs_it()
    {
        _project.Write("streams/listening.yml", """
            streams:
              listening:
                type: collector
                topics: { listen_events: {}, auth_events: {}, page_view_events: {}, status_change_events: {} }
            """);

        var said = (await _project.RunAsync("generate", "events", "--users", "50", "--count", "50", "--stream", "listening")).Expect(0);

        Assert.EndsWith("the log of 'listening'", said.Output.TrimEnd());
        Assert.NotEmpty(Directory.GetFiles(At("data/dev/streams/listening/log/page_view_events/0"), "*.log"));
    }

    [Theory]
    [InlineData("--start", "soon", "'soon' is no time for --start.")]
    [InlineData("--speed", "fast", "'fast' is no speed. Write real, x60")]
    [InlineData("--to", "localhost", "'localhost' is no address of a collector.")]
    [InlineData("--topics", "listen_event", "Did you mean 'listen_events'?")]
    [InlineData("--users", "0", "MX6020: Events cannot be generated with 0 listeners")]
    [InlineData("--chaos", "late=2", "MX6026: 'late=2' says no rate")]
    [InlineData("--catalogue", "nowhere", "MX6027: 'nowhere' has no track.csv")]
    [InlineData("--stream", "listening", "MX2420: The project has no streams")]
    public async Task What_is_wrong_with_an_option_is_said(string option, string value, string error)
    {
        var said = await _project.RunAsync("generate", "events", option, value, "--count", "1");

        Assert.NotEqual(0, said.ExitCode);
        Assert.Contains(error, said.Errors + said.Output);
    }
}
