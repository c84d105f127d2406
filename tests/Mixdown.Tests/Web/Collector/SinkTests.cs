using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Sinks;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Testing.Streams;

namespace Mixdown.Tests.Web.Collector;

/// <summary>Records on their way into the log: straight, and over HTTP.</summary>
public sealed class SinkTests
{
    const string Secret = "0123456789abcdef";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_written_straight_are_in_the_log_when_the_flush_returns()
    {
        await using var lab = new LogLab();
        var sink = new EventLogSink(await lab.OpenAsync());

        for (var i = 0; i < 500; i++)
            await sink.WriteAsync(LogLab.Batch($"{i}"), Cancel);
        await sink.FlushAsync(Cancel);

        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"{i}"), await lab.ReadAsync());
    }

    [Fact]
    public async Task A_log_that_is_full_is_an_error_for_who_writes_it_straight()
    {
        await using var lab = new LogLab { Options = new CollectorSourceOptions { Retention = new RetentionRule(TimeSpan.FromDays(1), 10) } };
        var sink = new EventLogSink(await lab.OpenAsync());

        var refused = await Assert.ThrowsAsync<MixdownException>(async () =>
        {
            await sink.WriteAsync(LogLab.Batch("x"), Cancel);
            await sink.FlushAsync(Cancel);
        });

        Assert.Equal("MX2436", refused.Diagnostics[0].Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Records_sent_over_http_are_in_the_log_in_their_order(bool gzip)
    {
        await using var lab = await CollectorLab.StartAsync(new CollectorSourceOptions { WriteKeys = [new WriteKey("web", Secret)] });
        using var client = new HttpClient();
        await using var sink = Sink(lab.Address, client, gzip);

        for (var i = 0; i < 300; i++)
            await sink.WriteAsync(LogLab.Batch($"{{\"n\":\n{i}}}", "{}"), Cancel);
        await sink.FlushAsync(Cancel);

        Assert.Equal(Enumerable.Range(0, 300).SelectMany(i => new[] { $"{{\"n\": {i}}}", "{}" }), await lab.Log.ReadAsync());
    }

    [Fact]
    public async Task Records_that_are_no_json_are_left_out_and_counted()
    {
        await using var lab = await CollectorLab.StartAsync(new CollectorSourceOptions { WriteKeys = [new WriteKey("web", Secret)] });
        using var client = new HttpClient();
        await using var sink = Sink(lab.Address, client);

        await sink.WriteAsync(LogLab.Batch("{\"n\":0}", "{\"n\":", "{\"n\":2}", "3", "{\"n\":4}"), Cancel);
        await sink.FlushAsync(Cancel);

        Assert.Equal(["{\"n\":0}", "{\"n\":2}", "{\"n\":4}"], await lab.Log.ReadAsync());
        Assert.Equal(2, sink.Refused);
    }

    [Fact]
    public async Task Records_that_are_no_text_or_nothing_are_left_out_and_no_others()
    {
        await using var lab = await CollectorLab.StartAsync(new CollectorSourceOptions { WriteKeys = [new WriteKey("web", Secret)] });
        using var client = new HttpClient();
        await using var sink = Sink(lab.Address, client);
        var batch = LogLab.Batch("{\"n\":0}", " ", "{\"n\":2}");
        batch.Add(0, RecordBatch.NoTimestamp, [], [.. "{\"n\":\""u8, 0xFF, .. "\"}"u8]);
        batch.Add(0, RecordBatch.NoTimestamp, [], "{\"n\":4}"u8);

        await sink.WriteAsync(batch, Cancel);
        await sink.FlushAsync(Cancel);

        Assert.Equal(["{\"n\":0}", "{\"n\":2}", "{\"n\":4}"], await lab.Log.ReadAsync());
        Assert.Equal(2, sink.Refused);
    }

    [Fact]
    public async Task An_answer_that_is_lost_leads_to_no_second_record()
    {
        await using var lab = await CollectorLab.StartAsync();
        using var client = new HttpClient(new LosingHandler(new HttpClientHandler()));
        await using var sink = Sink(lab.Address, client);

        for (var i = 0; i < 10; i++)
        {
            await sink.WriteAsync(LogLab.Batch($"{{\"n\":{i}}}"), Cancel);
            await sink.FlushAsync(Cancel);
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{{\"n\":{i}}}"), await lab.Log.ReadAsync());
    }

    [Fact]
    public async Task What_no_retry_can_mend_is_said_at_once_with_the_collectors_words()
    {
        await using var lab = await CollectorLab.StartAsync(new CollectorSourceOptions { WriteKeys = [new WriteKey("web", "another secret")] });
        using var client = new HttpClient();
        var sink = Sink(lab.Address, client);
        await sink.WriteAsync(LogLab.Batch("{}"), Cancel);

        var refused = await Assert.ThrowsAsync<MixdownException>(() => sink.FlushAsync(Cancel));

        Assert.StartsWith($"The collector at {lab.Address} refuses events of 'listen_events': 401 {{\"status\":401,\"code\":\"MX5011\"", refused.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.False(refused.IsTransient);
    }

    [Fact]
    public async Task A_collector_that_is_not_there_is_given_up_after_a_while()
    {
        using var client = new HttpClient();
        var sink = new HttpSink(
            new HttpSinkOptions { Address = new Uri("http://127.0.0.1:9"), GiveUpAfter = TimeSpan.FromMilliseconds(300), FirstPause = TimeSpan.FromMilliseconds(10) }, client, TimeProvider.System, Guid.NewGuid);
        await sink.WriteAsync(LogLab.Batch("{}"), Cancel);

        var refused = await Assert.ThrowsAsync<MixdownException>(() => sink.FlushAsync(Cancel));

        Assert.Equal("The collector at http://127.0.0.1:9/ does not answer", refused.Diagnostics[0].Message);
        Assert.True(refused.IsTransient);
    }

    static HttpSink Sink(Uri address, HttpClient client, bool gzip = false) => new(
        new HttpSinkOptions { Address = address, WriteKey = Secret, Gzip = gzip, RequestBytes = 1000, FirstPause = TimeSpan.FromMilliseconds(1) }, client, TimeProvider.System, Guid.NewGuid);

    /// <summary>Loses every second answer after the server gave it.</summary>
    sealed class LosingHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        int _count;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (++_count % 2 == 1)
            {
                answer.Dispose();
                throw new HttpRequestException("lost");
            }
            return answer;
        }
    }
}
