using System.Text.Json;
using System.Text.RegularExpressions;
using Mixdown.Testing.Streams;

namespace Mixdown.Tests.Serving;

/// <summary>A project whose streams run in the process that serves it.</summary>
public sealed partial class ServedStreamsTests : IDisposable
{
    readonly StreamedSmallProject _project = new();
    readonly HttpClient _web = new();

    [Fact]
    public async Task Collector_live_feed_and_app_are_at_one_address_and_nothing_that_was_taken_is_lost()
    {
        using (var served = await ServeAsync())
        {
            var listening = HeardAsync(2);
            await PostAsync(1, 2);

            Assert.Equal(2, await listening);
            await TellsOfStreamAndLiveTableAsync();
            Assert.Contains("\"name\":\"small\"", await _web.GetStringAsync("api/project", Stop), StringComparison.Ordinal);
            await _project.CommittedAsync(2);
            Assert.Equal("listens\n2\n", await _project.AnswerAsync("select sum(listens)::bigint as listens from live.listens_per_minute"));
            await PostAsync(3, 4, 5);
            served.Interrupt();
            (await served.EndAsync()).Expect(0);
        }

        (await _project.RunAsync("build")).Expect(0);
        Assert.Equal("n,first,last\n5,1,5\n", await _project.AnswerAsync("select count(*) as n, min(id) as first, max(id) as last from bronze.listen_events"));
    }

    [Fact]
    public async Task Live_tables_of_streams_that_another_process_runs_are_asked_there()
    {
        using var streams = await _project.StreamAsync();
        using var served = await ServeAsync();
        Assert.Contains($"run by process {streams.Id}", served.OutputSoFar, StringComparison.Ordinal);

        await _project.SendAsync(Event(1), Event(2), Event(3));
        await _project.CommittedAsync(3);

        Assert.Equal("listens\n3\n", await _project.AnswerAsync("select sum(listens)::bigint as listens from live.listens_per_minute"));
        streams.Interrupt();
        (await streams.EndAsync()).Expect(0);
        served.Interrupt();
        (await served.EndAsync()).Expect(0);
    }

    public void Dispose()
    {
        _web.Dispose();
        _project.Dispose();
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static string Event(int id) => $$"""{"id":{{id}},"ts":{{1_772_366_400_000 + id}},"level":"paid","price":{{id}}.25}""";

    async Task<MixdownProcess> ServeAsync()
    {
        (await _project.RunAsync("load")).Expect(0);
        var served = _project.Start("serve", "--port", "0", "--no-watch");
        await served.UntilAsync(() => served.OutputSoFar.Contains("Ctrl-C ends", StringComparison.Ordinal));
        _web.BaseAddress = new Uri(Address().Match(served.OutputSoFar).Value);
        return served;
    }

    /// <summary>The catalog's pages of what runs beside it: two events of one partition were read.</summary>
    async Task TellsOfStreamAndLiveTableAsync()
    {
        var stream = await AskAsync("stream?node=stream.listening");
        Assert.Equal(("here", 2), (stream.GetProperty("runner").GetString(), stream.GetProperty("counts").GetProperty("records").GetInt32()));
        var topic = Assert.Single(stream.GetProperty("topics").EnumerateArray());
        Assert.Equal(("listen_events", "ts", 2), (
            topic.GetProperty("name").GetString(), topic.GetProperty("eventTime").GetString(), topic.GetProperty("partitions")[0].GetProperty("end").GetInt32()));
        Assert.Equal("live.listens_per_minute", stream.GetProperty("liveTables")[0].GetProperty("id").GetString());

        var live = await AskAsync("live?node=live.listens_per_minute");
        Assert.Equal(2, live.GetProperty("state").GetProperty("events").GetInt32());
        Assert.Equal(["stream.listening", "source.small.listening.listen_events"], live.GetProperty("upstream").EnumerateArray().Select(link => link.GetProperty("id").GetString()));
        Assert.Equal("model.small.fact_listen", live.GetProperty("batch").GetProperty("id").GetString());
        Assert.Equal(["listens", "paid"], live.GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("name").GetString()));

        var sample = await AskAsync("live/sample?node=live.listens_per_minute");
        Assert.Equal("paid", sample.GetProperty("rows").GetProperty("rows")[0][2].GetString());
        Assert.False(sample.TryGetProperty("standsIn", out _));
    }

    async Task<JsonElement> AskAsync(string address) => JsonElement.Parse(await _web.GetStringAsync($"api/catalog/{address}", Stop));

    async Task PostAsync(params int[] ids)
    {
        using var body = new StringContent(string.Join('\n', ids.Select(Event)), System.Text.Encoding.UTF8, "application/x-ndjson");
        using var answer = await _web.PostAsync("v1/events/listen_events", body, Stop);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Listens to the live table until a window has so many events.</summary>
    async Task<long> HeardAsync(int events)
    {
        await using var feed = await _web.GetStreamAsync("v1/live/listens_per_minute", Stop);
        using var lines = new StreamReader(feed);
        while (await lines.ReadLineAsync(Stop) is { } line)
        {
            if (Listens().Match(line) is { Success: true } found && long.Parse(found.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) == events)
                return events;
        }
        return 0;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();

    [GeneratedRegex("\\[\\d+,\"paid\",(\\d+)")]
    private static partial Regex Listens();
}
