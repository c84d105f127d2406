using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mixdown.Tests.Dashboards.Embeds;

/// <summary>Ways round a lock that somebody would try who has a link and no dashboard of ours, only sockets.</summary>
public sealed class EmbedAttackTests
{
    [Theory]
    [InlineData("/embed/../api/project")]
    [InlineData("//embed/../api/project")]
    [InlineData("/embed/%2e%2e/api/project")]
    [InlineData("/embed/x/../../api/project")]
    [InlineData("/EMBED/../api/project")]
    [InlineData("/embed/..%2fapi/project")]
    [InlineData("/embed/..%5c..%5capi/project")]
    [InlineData("/embed//api/project")]
    [InlineData("/embed/api/../../api/project")]
    public async Task No_address_below_embed_leads_out_of_it(string address)
    {
        await using var portal = await Portal.StartAsync();

        foreach (var header in (string[])["", $"Mixdown-Embed: {Portal.Link()}\r\n"])
        {
            var answer = await RawAsync(portal, $"GET {address} HTTP/1.1\r\nHost: localhost\r\n{header}");
            Assert.Matches("^HTTP/1.1 (401|403|404) ", answer);
            Assert.DoesNotContain("\"name\":\"shop\"", answer, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_token_comes_once_and_in_the_header()
    {
        await using var portal = await Portal.StartAsync();
        var (link, open) = (Portal.Link(), Portal.Link(""));

        foreach (var headers in (string[])[$"Mixdown-Embed: {link}\r\nMixdown-Embed: {open}\r\n", $"Mixdown-Embed: {link}, {open}\r\n", $"Cookie: Mixdown-Embed={open}\r\n", $"Authorization: Bearer {open}\r\n"])
            Assert.StartsWith("HTTP/1.1 401 ", await RawAsync(portal, $"GET /embed/api/data HTTP/1.1\r\nHost: localhost\r\n{headers}"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.AskAsync($"/embed/api/data?mixdown-embed={open}&token={open}", null)).Status);
        Assert.Equal(["7.75"], await portal.RowsAsync("revenue", link, $"&token={open}&Mixdown-Embed={open}"));
    }

    [Fact]
    public async Task Only_GET_is_answered()
    {
        await using var portal = await Portal.StartAsync();

        foreach (var method in (string[])["POST", "PUT", "DELETE", "OPTIONS", "HEAD", "TRACE"])
        {
            var answer = await RawAsync(portal, $"{method} /embed/api/data HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nX-HTTP-Method-Override: GET\r\nMixdown-Embed: {Portal.Link()}\r\n");
            Assert.Matches("^HTTP/1.1 (404|405) ", answer);
            Assert.DoesNotContain("7.75", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("Access-Control-Allow-Origin", answer, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Answers_that_are_kept_are_not_shared_beyond_a_lock()
    {
        await using var portal = await Portal.StartAsync();
        var (food, home) = (Portal.Link(), Portal.Link(""","lock":{"category":["Home"]}"""));

        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(["26.25"], await portal.RowsAsync("revenue", Portal.Link("")));
            Assert.Equal(["7.75"], await portal.RowsAsync("revenue", food));
            Assert.Equal(["3"], await portal.RowsAsync("sales", food));
            Assert.Equal(["18.50"], await portal.RowsAsync("revenue", home));
            Assert.Equal(["2"], await portal.RowsAsync("sales", home));
        }
    }

    [Fact]
    public async Task No_answer_can_be_asked_for_by_a_mark_of_another_link()
    {
        await using var portal = await Portal.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/embed/api/data?tile=revenue");
        request.Headers.Add("Mixdown-Embed", Portal.Link());
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var answer = await portal.Shop.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_Parquet_file_has_nothing_of_other_rows_and_no_query()
    {
        await using var portal = await Portal.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/embed/api/tiles/all-sales.parquet");
        request.Headers.Add("Mixdown-Embed", Portal.Link());
        using var answer = await portal.Shop.SendAsync(request);

        var text = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("PAR1", text, StringComparison.Ordinal);
        Assert.Contains("Tea", text, StringComparison.Ordinal);
        foreach (var secret in (string[])["Cup", "Home", "select", portal.Shop.Project.Root])
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("portal.yml", (await portal.AskAsync("/embed/api/tiles/text-2.csv", Portal.Link())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_period_that_ends_with_the_newest_data_ends_with_those_of_the_lock()
    {
        await using var portal = await Portal.StartAsync();
        var link = Portal.Link(""","lock":{"period":"latest 7 days","category":["Home"]},"open":["item"]""");

        // The newest sale of Home is that of 14 February; Food has one of the 20th.
        Assert.Equal(["8.50"], await portal.RowsAsync("revenue", link));
        Assert.Equal(["8.50"], await portal.RowsAsync("revenue", link, "&tz=Pacific/Kiritimati"));
        Assert.Equal("""[{"value":"Cup","rows":1}]""", (await portal.AskAsync("/embed/api/filters/item?q=", link)).Text);
        Assert.Equal([""], await portal.RowsAsync("revenue", link, "&f.item=Tea"));
    }

    [Fact]
    public async Task A_proxy_may_call_embeds_and_nothing_else_by_their_public_name()
    {
        await using var portal = await Portal.StartAsync("embeds:\n  keys: [{ id: one, key: \"{{ env_var('EMBED_KEY') }}\" }]\n  dashboards: [portal]\n  url: https://bi.example.com\n");
        Task<string> Ask(string path, string host, string more = "") => RawAsync(portal, $"GET {path} HTTP/1.1\r\nHost: {host}\r\n{more}");
        var token = $"Mixdown-Embed: {Portal.Link()}\r\n";

        Assert.StartsWith("HTTP/1.1 200 ", await Ask("/embed/api/definition", "bi.example.com", token + "Origin: https://bi.example.com\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 200 ", await Ask("/embed/api/definition", "BI.example.com:443", token), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 403 ", await Ask("/embed/api/definition", "bi.example.com", token + "Origin: https://evil.example.com\r\n"), StringComparison.Ordinal);
        foreach (var path in (string[])["/", "/api/project", "/embedded", "/embed/../api/project", "/v1/health"])
            Assert.StartsWith("HTTP/1.1 421 ", await Ask(path, "bi.example.com"), StringComparison.Ordinal);
        foreach (var host in (string[])["evil.example.com", "bi.example.com.evil.example.com", "example.com"])
            Assert.StartsWith("HTTP/1.1 421 ", await Ask("/embed/api/definition", host, token), StringComparison.Ordinal);
    }

    /// <summary>The whole answer to bytes that no client of HTTP would send.</summary>
    static async Task<string> RawAsync(Portal portal, string head)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, portal.Shop.Port, cancel);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + "Connection: close\r\n\r\n"), cancel);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancel);
    }
}
