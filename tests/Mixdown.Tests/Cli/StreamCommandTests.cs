using Mixdown.Testing.Streams;

namespace Mixdown.Tests.Cli;

/// <summary>What a person sees of streams on the command line.</summary>
public sealed class StreamCommandTests : IDisposable
{
    const string DeclaredPrice = ", columns: { id: bigint, ts: bigint, level: string, price: double }";
    const string StrictPrice = DeclaredPrice + ", schema_contract: { data_type: quarantine }";

    readonly StreamedSmallProject _project = new(topic: StrictPrice);

    [Fact]
    public async Task Ctrl_C_before_anything_was_read_is_a_good_end()
    {
        using var streams = _project.Start("stream", "run");
        await streams.UntilAsync(() => streams.OutputSoFar.Contains("small", StringComparison.Ordinal));

        streams.Interrupt();

        var ended = await streams.EndAsync();
        Assert.DoesNotContain("stopped", ended.Expect(0).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_commit_of_a_stream_that_has_just_started_is_that_of_the_process_before()
    {
        await StreamAsync(Event(1), Event(2));

        using var streams = await _project.StreamAsync();

        var status = (await _project.RunAsync("stream", "status", "--json")).Expect(0).Output;
        Assert.Matches("\"committed\":2,\"end\":2,.*\"last_commit\":\"20", status);
        streams.Interrupt();
        await streams.EndAsync();
    }

    [Fact]
    public async Task A_topic_with_declared_columns_is_an_empty_table_until_an_event_comes()
    {
        (await _project.RunAsync("build")).Expect(0);
        Assert.Equal("n,paid\n0,\n", await _project.AnswerAsync("select count(*) as n, sum(price) as paid from main.fact_listen"));

        await StreamAsync(Event(1));
        (await _project.RunAsync("build")).Expect(0);

        Assert.Equal("n,paid\n1,1.25\n", await _project.AnswerAsync("select count(*) as n, sum(price) as paid from main.fact_listen"));
    }

    [Fact]
    public async Task Show_asks_live_tables_as_query_does()
    {
        using (var streams = await _project.StreamAsync())
        {
            await _project.SendAsync(Event(1), Event(2), Event(3));
            await _project.CommittedAsync(3);
            (await _project.RunAsync("build")).Expect(0);

            Assert.Contains("\"listens\": 3", await ShowAsync("select sum(listens) as listens from live.listens_per_minute"), StringComparison.Ordinal);
            Assert.Contains("\"listens\": 6", await ShowAsync("select sum(listens) as listens from live.listens_per_minute, {{ ref('fact_listen') }} where listen_id < 3"), StringComparison.Ordinal);
            streams.Interrupt();
            await streams.EndAsync();
        }
        Assert.Contains("MX4088", (await _project.RunAsync("show", "--inline", "from live.listens_per_minute")).Expect(0).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_of_a_stream_in_quarantine_are_listed_shown_and_read_again_as_it_is_declared_now()
    {
        await StreamAsync(Event(1), Wrong(2), Event(3), Wrong(4));
        var listed = (await _project.RunAsync("quarantine", "list", "--json")).Expect(0).Output;
        Assert.Contains("\"table\":\"listen_events\"", listed, StringComparison.Ordinal);
        Assert.Contains("\"records\":2", listed, StringComparison.Ordinal);
        var shown = (await _project.RunAsync("quarantine", "show", "listen_events", "--json")).Expect(0).Output;
        Assert.Contains("much", shown, StringComparison.Ordinal);
        Assert.Contains("\"file\":\"listen_events/0\",\"line\":1", shown, StringComparison.Ordinal);

        _project.Declare(DeclaredPrice);
        var replayed = (await _project.RunAsync("quarantine", "replay", "listen_events", "--json")).Expect(0).Output;

        Assert.Contains("\"records_replayed\"", replayed, StringComparison.Ordinal);
        Assert.Contains("nothing is in quarantine", (await _project.RunAsync("quarantine", "list")).Expect(0).Output, StringComparison.Ordinal);
        (await _project.RunAsync("build")).Expect(0);
        Assert.Equal("n,rescued\n4,2\n", await _project.AnswerAsync("select count(*) as n, count(_mx_rescued) as rescued from bronze.listen_events"));
    }

    [Fact]
    public async Task Records_of_a_stream_are_taken_out_of_quarantine_for_good_with_a_reason_but_not_while_it_runs()
    {
        await StreamAsync(Event(1), Wrong(2), Wrong(3));
        using (var streams = await _project.StreamAsync())
        {
            var refused = await _project.RunAsync("quarantine", "discard", "listen_events", "--reason", "a test of the till");
            Assert.NotEqual(0, refused.ExitCode);
            streams.Interrupt();
            await streams.EndAsync();
        }

        (await _project.RunAsync("quarantine", "discard", "listen_events", "--reason", "a test of the till")).Expect(0);

        Assert.Contains("nothing is in quarantine", (await _project.RunAsync("quarantine", "list")).Expect(0).Output, StringComparison.Ordinal);
        (await _project.RunAsync("build")).Expect(0);
        Assert.Equal("n\n1\n", await _project.AnswerAsync("select count(*) as n from bronze.listen_events"));
    }

    public void Dispose() => _project.Dispose();

    static string Event(int id) => $$"""{"id":{{id}},"ts":{{1_772_366_400_000 + id}},"level":"paid","price":{{id}}.25}""";

    static string Wrong(int id) => $$"""{"id":{{id}},"ts":{{1_772_366_400_000 + id}},"level":"paid","price":"much"}""";

    /// <summary>Runs the stream until it has committed these.</summary>
    async Task StreamAsync(params string[] events)
    {
        using var streams = await _project.StreamAsync();
        await _project.SendAsync(events);
        await _project.CommittedAsync(events.Length);
        streams.Interrupt();
        (await streams.EndAsync()).Expect(0);
    }

    async Task<string> ShowAsync(string sql) => (await _project.RunAsync("show", "--inline", sql, "--output", "json", "--quiet")).Expect(0).Output;
}
