using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Mixdown.Data.Diagnostics;
using Mixdown.Web.Hosting;

namespace Mixdown.Tests.Web;

public sealed class WebServerTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Health_says_that_all_is_well_and_which_version_answers()
    {
        await using var server = await WebServer.StartAsync(new WebOptions { Port = 0, Version = "1.2.3" }, [], Cancel);
        using var client = new HttpClient();

        var answer = await client.GetStringAsync(new Uri(server.Address, "/v1/health"), Cancel);

        Assert.Equal("""{"status":"ok","version":"1.2.3","troubles":[]}""", answer);
    }

    [Fact]
    public async Task An_address_where_nothing_is_gets_a_404_that_says_so()
    {
        await using var server = await WebServer.StartAsync(new WebOptions { Port = 0 }, [], Cancel);
        using var client = new HttpClient();

        using var answer = await client.GetAsync(new Uri(server.Address, "/v2/x"), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(
            """{"status":404,"code":"MX5005","title":"There is no GET /v2/x","hint":"Events go to POST /v1/events/TOPIC."}""",
            await answer.Content.ReadAsStringAsync(Cancel));
    }

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1:1234", 200)]
    [InlineData("[::1]", 200)]
    [InlineData("events.example.com", 200)]
    [InlineData("evil.example.com", 421)]
    public async Task Only_names_that_are_its_own_are_answered(string host, int status)
    {
        await using var server = await WebServer.StartAsync(new WebOptions { Port = 0, Hosts = ["events.example.com"] }, [], Cancel);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Address, "/v1/health")) { Headers = { Host = host } };

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var first = await WebServer.StartAsync(new WebOptions { Port = 0 }, [], Cancel);

        var refused = await Assert.ThrowsAsync<MixdownException>(
            () => WebServer.StartAsync(new WebOptions { Port = first.Address.Port }, [], Cancel));

        Assert.Equal($"Port {first.Address.Port} of 127.0.0.1 is taken by another program", refused.Diagnostics[0].Message);
    }

    [Fact]
    public async Task While_it_stops_requests_are_asked_to_come_again()
    {
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        context.Request.Host = new HostString("localhost");

        await new RequestBoundary(new WebOptions(), [], new CancellationToken(canceled: true)).RunAsync(context, _ => throw new InvalidOperationException("it was let in"));

        Assert.Equal((503, "5", "close"), (context.Response.StatusCode, context.Response.Headers.RetryAfter.ToString(), context.Response.Headers.Connection.ToString()));
    }

    [Fact]
    public async Task What_is_our_fault_is_told_to_us_and_not_to_the_client()
    {
        var heard = new List<Diagnostic>();
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        context.Request.Host = new HostString("localhost");

        await new RequestBoundary(new WebOptions { Report = heard.Add }, [], CancellationToken.None).RunAsync(context, _ => throw new InvalidOperationException("secret"));

        Assert.Equal(500, context.Response.StatusCode);
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(((MemoryStream)context.Response.Body).ToArray()), StringComparison.Ordinal);
        Assert.Contains("secret", Assert.Single(heard).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_never_ends_the_head_of_its_request_is_sent_away()
    {
        await using var server = await WebServer.StartAsync(new WebOptions { Port = 0, HeadTimeout = TimeSpan.FromSeconds(1) }, [], Cancel);
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, server.Address.Port, Cancel);
        await slow.GetStream().WriteAsync("GET /v1/health HTTP/1.1\r\nHost: localhost\r\nX-"u8.ToArray(), Cancel);

        using var answer = new StreamReader(slow.GetStream(), Encoding.ASCII);

        Assert.StartsWith("HTTP/1.1 408", await answer.ReadLineAsync(Cancel), StringComparison.Ordinal);
    }
}
