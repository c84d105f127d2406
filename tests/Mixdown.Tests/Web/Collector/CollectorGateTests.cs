using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Testing.Streams;
using Mixdown.Web.Collector;
using Mixdown.Web.Hosting;

namespace Mixdown.Tests.Web.Collector;

/// <summary>Who gets in, with how much, and what the others hear.</summary>
public sealed class CollectorGateTests
{
    const string Secret = "0123456789abcdef", Other = "fedcba9876543210";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static CollectorSourceOptions Keyed => new()
    {
        WriteKeys = [new WriteKey("web", Secret), new WriteKey("app", Other) { Topics = ["auth_events"] }],
    };

    [Fact]
    public async Task Only_a_known_key_gets_in_by_either_header()
    {
        await using var lab = await CollectorLab.StartAsync(Keyed);

        var refused = (await lab.PostAsync("{}")).Expect(401, "MX5011");
        (await lab.PostAsync("{}", headers: ("X-Write-Key", Secret + "x"))).Expect(401);
        (await lab.PostAsync("{}", headers: ("Authorization", "Basic " + Secret))).Expect(401);
        (await lab.PostAsync("{}", headers: ("X-Write-Key", Secret))).Expect(204);
        (await lab.PostAsync("{}", headers: ("Authorization", "Bearer " + Secret))).Expect(204);

        Assert.Equal("Bearer", refused.Headers["WWW-Authenticate"]);
        Assert.DoesNotContain(Secret, refused.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await lab.Log.ReadAsync()).Count);
    }

    [Fact]
    public async Task A_key_writes_its_own_topics_only()
    {
        await using var lab = await CollectorLab.StartAsync(Keyed);

        var refused = (await lab.PostAsync("{}", headers: ("X-Write-Key", Other))).Expect(403, "MX5012");

        Assert.Equal("The write key 'app' may not write 'listen_events'", refused.Title);
    }

    [Fact]
    public async Task A_topic_that_is_not_there_is_guessed_but_told_only_to_those_who_may_write()
    {
        await using var open = await CollectorLab.StartAsync();
        await using var keyed = await CollectorLab.StartAsync(Keyed);

        var guess = (await PostToAsync(open, "/v1/events/listen_event")).Expect(404, "MX5013");
        (await PostToAsync(keyed, "/v1/events/listen_event")).Expect(401);

        Assert.Equal("Did you mean 'listen_events'?", guess.Json.GetProperty("hint").GetString());
    }

    [Fact]
    public async Task Another_method_is_refused()
    {
        await using var lab = await CollectorLab.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(lab.Address, "/v1/events/listen_events"));

        (await lab.SendAsync(request)).Expect(405, "MX5005");
    }

    [Fact]
    public async Task Ten_megabytes_are_too_much_whether_they_are_announced_or_not()
    {
        await using var lab = await CollectorLab.StartAsync();
        var body = Encoding.UTF8.GetBytes($$"""{"a":"{{new string('x', 10 << 20)}}"}""");

        var refused = (await lab.PostAsync(body, "application/json")).Expect(413, "MX5016");
        using var chunked = new HttpRequestMessage(HttpMethod.Post, new Uri(lab.Address, "/v1/events/listen_events"));
        chunked.Content = new StreamContent(new MemoryStream(body));
        chunked.Content.Headers.Add("Content-Type", "application/json");
        chunked.Headers.TransferEncodingChunked = true;
        (await lab.SendAsync(chunked)).Expect(413, "MX5016");

        Assert.Equal("The body has more than 5242880 bytes, unpacked", refused.Title);
        Assert.Empty(await lab.Log.ReadAsync());
    }

    [Fact]
    public async Task A_gzip_bomb_is_unpacked_no_further_than_a_body_may_be()
    {
        await using var lab = await CollectorLab.StartAsync();
        var bomb = CollectorBodyTests.Packed($"[{new string(' ', 200 << 20)}]", "gzip");
        Assert.InRange(bomb.Length, 1, 2 << 20);
        var before = GC.GetTotalAllocatedBytes();

        (await lab.PostAsync(bomb, "application/json", ("Content-Encoding", "gzip"))).Expect(413, "MX5016");

        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 60 << 20);
    }

    [Fact]
    public async Task An_event_that_is_too_large_is_named_and_its_neighbours_are_not_kept()
    {
        await using var lab = await CollectorLab.StartAsync(new CollectorSourceOptions { Limits = new RequestLimits { EventBytes = 10 } });

        var refused = (await lab.PostAsync("{\"a\":1}\n{\"a\":123456}", "application/x-ndjson")).Expect(413, "MX5016");

        Assert.Equal((1, 2, 1), refused.At);
        Assert.Equal("An event has 12 bytes; 10 is the most", refused.Title);
        Assert.Empty(await lab.Log.ReadAsync());
    }

    [Fact]
    public async Task A_client_that_is_too_fast_is_told_when_to_come_again_and_others_are_not()
    {
        var options = new CollectorSourceOptions
        {
            Limits = new RequestLimits { EventsPerSecond = 10 },
            WriteKeys = [new WriteKey("web", Secret), new WriteKey("app", Other) { EventsPerSecond = 1000 }],
        };
        await using var lab = await CollectorLab.StartAsync(options);
        var hundred = string.Join('\n', Enumerable.Repeat("{}", 120));

        (await lab.PostAsync(hundred, "application/x-ndjson", ("X-Write-Key", Secret))).Expect(204);
        var refused = (await lab.PostAsync("{}", headers: ("X-Write-Key", Secret))).Expect(429, "MX5019");
        (await lab.PostAsync(hundred, "application/x-ndjson", ("X-Write-Key", Other))).Expect(204);

        // 20 were saved up, so 100 are owed at 10 a second.
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture), 5, 11);
    }

    [Fact]
    public async Task A_log_that_is_full_refuses_with_a_time_to_come_again()
    {
        await using var lab = await CollectorLab.StartAsync(new CollectorSourceOptions { Retention = new RetentionRule(TimeSpan.FromDays(7), 100) });

        (await lab.PostAsync("""{"a":"012345678901234567890123456789"}""")).Expect(204);
        var refused = (await lab.PostAsync("{}")).Expect(429, "MX5020");

        Assert.Equal("10", refused.Headers["Retry-After"]);
        using var health = new HttpRequestMessage(HttpMethod.Get, new Uri(lab.Address, "/v1/health"));
        Assert.Equal("listening: MX2436", (await lab.SendAsync(health)).Expect(503).Json.GetProperty("troubles")[0].GetString());
    }

    [Fact]
    public async Task A_body_that_drips_is_not_waited_for()
    {
        await using var lab = await CollectorLab.StartAsync(web: new WebOptions { Port = 0, MinBodyRate = 1000, BodyGrace = TimeSpan.FromSeconds(1.5) });

        Assert.StartsWith("HTTP/1.1 408", await DripAsync(lab), StringComparison.Ordinal);
        Assert.Empty(await lab.Log.ReadAsync());
    }

    [Fact]
    public async Task A_body_that_takes_too_long_is_refused_even_if_it_keeps_the_rate()
    {
        var options = new CollectorSourceOptions { Limits = new RequestLimits { Time = TimeSpan.FromMilliseconds(300) } };
        await using var lab = await CollectorLab.StartAsync(options, new WebOptions { Port = 0, MinBodyRate = 1 });

        Assert.StartsWith("HTTP/1.1 408", await DripAsync(lab), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Idempotency_keys_hold_over_a_restart()
    {
        await using var lab = await CollectorLab.StartAsync();
        (string, string) key = ("Idempotency-Key", "8e03978e-40d5-43dd-bc93-6894a57f9324");

        (await lab.PostAsync("{\"a\":1}\n{\"a\":2}", "application/x-ndjson", key)).Expect(204);
        (await lab.PostAsync("{\"a\":1}\n{\"a\":2}", "application/x-ndjson", key)).Expect(204);
        await lab.StopAsync();
        await lab.StartAsync();
        (await lab.PostAsync("{\"a\":1}\n{\"a\":2}", "application/x-ndjson", key)).Expect(204);
        (await lab.PostAsync("{\"a\":1}\n{\"a\":3}", "application/x-ndjson", key)).Expect(422, "MX5018");
        (await lab.PostAsync("{}", headers: ("Idempotency-Key", new string('k', 256)))).Expect(400, "MX5018");

        Assert.Equal(2, (await lab.Log.ReadAsync()).Count);
    }

    [Fact]
    public async Task Pages_of_named_origins_may_send_and_others_may_not()
    {
        await using var lab = await CollectorLab.StartAsync(new CollectorSourceOptions { CorsOrigins = ["https://shop.example.com"] });
        await using var closed = await CollectorLab.StartAsync();

        var allowed = await PreflightAsync(lab, "https://shop.example.com");
        var refused = await PreflightAsync(lab, "https://evil.example.com");
        var without = await PreflightAsync(closed, "https://shop.example.com");

        Assert.Equal("https://shop.example.com", allowed.Headers["Access-Control-Allow-Origin"]);
        Assert.Equal("POST", allowed.Headers["Access-Control-Allow-Methods"]);
        Assert.DoesNotContain("Access-Control-Allow-Origin", refused.Headers.Keys);
        Assert.DoesNotContain("Access-Control-Allow-Origin", without.Headers.Keys);
    }

    [Fact]
    public async Task Acknowledged_in_memory_is_read_soon_all_the_same()
    {
        await using var lab = await CollectorLab.StartAsync(new CollectorSourceOptions { Ack = AckWhen.Memory });

        (await lab.PostAsync("{\"a\":1}")).Expect(204);
        await lab.StopAsync();
        await lab.StartAsync();

        Assert.Equal(["{\"a\":1}"], await lab.Log.ReadAsync());
    }

    [Fact]
    public async Task While_it_closes_nothing_is_taken()
    {
        await using var lab = await CollectorLab.StartAsync();
        await lab.Log.Intake!.DisposeAsync();

        (await lab.PostAsync("{}")).Expect(503, "MX5022");
    }

    [Fact]
    public async Task Without_keys_it_listens_on_this_machine_only()
    {
        await using var log = new LogLab();
        var endpoints = new CollectorEndpoints([await log.OpenAsync()], TimeProvider.System);

        var refused = await Assert.ThrowsAsync<MixdownException>(
            () => WebServer.StartAsync(new WebOptions { Port = 0, Address = IPAddress.Any }, [endpoints], Cancel));

        Assert.Equal("MX5002", refused.Diagnostics[0].Code);
    }

    [Fact]
    public async Task Two_streams_with_a_topic_of_one_name_are_refused()
    {
        await using var one = new LogLab();
        await using var two = new LogLab();
        var intakes = new[] { await one.OpenAsync(), await two.OpenAsync() };

        var refused = Assert.Throws<MixdownException>(() => new CollectorEndpoints(intakes, TimeProvider.System));

        Assert.Equal("The topic 'listen_events' is in the streams 'listening' and 'listening'", refused.Diagnostics[0].Message);
    }

    static async Task<CollectorLab.Answer> PostToAsync(CollectorLab lab, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(lab.Address, path)) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        return await lab.SendAsync(request);
    }

    static async Task<CollectorLab.Answer> PreflightAsync(CollectorLab lab, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(lab.Address, "/v1/events/listen_events"))
        {
            Headers = { { "Origin", origin }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "content-type,x-write-key" } },
        };
        return await lab.SendAsync(request);
    }

    /// <summary>Sends the head of a request, and then a byte every 100 ms.</summary>
    static async Task<string?> DripAsync(CollectorLab lab)
    {
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, lab.Address.Port, Cancel);
        var stream = slow.GetStream();
        await stream.WriteAsync("POST /v1/events/listen_events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"u8.ToArray(), Cancel);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = reader.ReadLineAsync(Cancel).AsTask();
        for (var i = 0; i < 300 && !answer.IsCompleted; i++)
        {
            await stream.WriteAsync(" "u8.ToArray(), Cancel);
            await Task.WhenAny(answer, Task.Delay(100, Cancel));
        }
        return await answer;
    }
}
