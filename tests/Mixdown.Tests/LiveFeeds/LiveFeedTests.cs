using System.Net;
using static Mixdown.Tests.LiveFeeds.FeedLab;

namespace Mixdown.Tests.LiveFeeds;

/// <summary>The live feed over a real server.</summary>
public sealed class LiveFeedTests
{
    [Fact]
    public async Task A_client_gets_the_table_and_then_what_changes()
    {
        await using var lab = await new FeedLab().StartAsync();
        lab.Write(0, ("free", "CA", 3, 0.50m, 2), ("paid", null, 1, 9.99m, 1));
        using var client = lab.Listen("?every=250ms");

        var (first, id, data) = await client.NextAsync();
        lab.Write(1, ("free", "NY", 5, 0m, 4));
        var (second, next, delta) = await client.NextAsync();

        Assert.Equal(("snapshot", "e1-1"), (first, id));
        Assert.Equal(
            $$"""
            {"name":"listens","revision":1,"size":60000,"every":60000,"columns":[{"name":"window_start","type":"TIMESTAMP WITH TIME ZONE","role":"window"},{"name":"level","type":"VARCHAR","role":"dimension"},{"name":"state","type":"VARCHAR","role":"dimension"},{"name":"listens","type":"BIGINT","role":"metric"},{"name":"paid","type":"DECIMAL(18,2)","role":"metric"},{"name":"listeners","type":"BIGINT","role":"metric"}],"watermark":{{Ms(0)}},"from":{{Ms(0)}},"windows":[{"start":{{Ms(0)}},"revision":1,"closed":false,"rows":[[{{Ms(0)}},"free","CA",3,0.50,2],[{{Ms(0)}},"paid",null,1,9.99,1]]}]}
            """, data);
        Assert.Equal(("delta", "e1-2"), (second, next));
        Assert.Equal(
            $$"""
            {"name":"listens","revision":2,"watermark":{{Ms(1)}},"from":{{Ms(0)}},"windows":[{"start":{{Ms(1)}},"revision":2,"closed":false,"rows":[[{{Ms(1)}},"free","NY",5,0.00,4]]}]}
            """, delta);
    }

    [Fact]
    public async Task A_client_that_comes_back_gets_only_what_has_changed_since()
    {
        await using var lab = await new FeedLab().StartAsync();
        lab.Write(0, ("free", "CA", 3, 0m, 2));
        lab.Write(1, ("free", "CA", 4, 0m, 3));
        lab.Write(2, ("free", "CA", 5, 0m, 4));
        using var client = lab.Listen(lastEventId: "e1-2");

        var (name, id, data) = await client.NextAsync();

        Assert.Equal(("delta", "e1-3"), (name, id));
        Assert.Contains($"\"windows\":[{{\"start\":{Ms(2)},", data, StringComparison.Ordinal);
        Assert.DoesNotContain($"\"start\":{Ms(1)}", data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("e0-1")]
    [InlineData("e1-99")]
    [InlineData("e1-x")]
    [InlineData("nonsense")]
    public async Task An_id_that_this_process_does_not_know_gets_the_table_anew(string id)
    {
        await using var lab = await new FeedLab().StartAsync();
        lab.Write(0, ("free", "CA", 3, 0m, 2));
        using var client = lab.Listen(lastEventId: id);

        Assert.Equal(("snapshot", "e1-1"), (await client.NextAsync()) is var (name, at, _) ? (name, at) : default);
    }

    [Fact]
    public async Task A_client_that_has_everything_waits_for_the_next_change()
    {
        await using var lab = await new FeedLab(new() { Heartbeat = TimeSpan.FromMilliseconds(50) }).StartAsync();
        lab.Write(0, ("free", "CA", 3, 0m, 2));
        using var client = lab.Listen(lastEventId: "e1-1");

        Assert.Equal("retry: 1000", await client.BlockAsync());
        Assert.Equal(": still here", await client.BlockAsync());
        lab.Write(0, ("free", "CA", 4, 0m, 2));
        Assert.Equal("e1-2", (await client.NextAsync()).Id);
    }

    [Fact]
    public async Task Changes_between_two_events_come_as_one()
    {
        await using var lab = await new FeedLab().StartAsync();
        lab.Write(0, ("free", "CA", 1, 0m, 1));
        using var client = lab.Listen("?every=250ms");
        await client.NextAsync();

        for (var listens = 2; listens <= 6; listens++)
            lab.Write(0, ("free", "CA", listens, 0m, 1));
        var ids = new List<string>();
        do
            ids.Add((await client.NextAsync()).Id);
        while (ids[^1] != "e1-6");

        // The first may have been on its way before the others were written.
        Assert.InRange(ids.Count, 1, 2);
    }

    [Fact]
    public async Task Rows_are_summed_up_by_the_dimensions_that_are_asked_for()
    {
        await using var lab = await new FeedLab().StartAsync();
        lab.Write(0, ("free", "CA", 3, 0.50m, 2), ("free", "NY", 4, 0.25m, 2), ("paid", "CA", 1, 9.99m, 1));

        using var byLevel = lab.Listen("?by=level&metrics=listens,paid");
        using var total = lab.Listen("?by=&metrics=listens");
        using var one = lab.Listen("?state=CA&metrics=listeners");

        Assert.Contains($"[[{Ms(0)},\"free\",7,0.75],[{Ms(0)},\"paid\",1,9.99]]", (await byLevel.NextAsync()).Data, StringComparison.Ordinal);
        Assert.Contains($"\"rows\":[[{Ms(0)},8]]", (await total.NextAsync()).Data, StringComparison.Ordinal);
        Assert.Contains($"[[{Ms(0)},\"free\",\"CA\",2],[{Ms(0)},\"paid\",\"CA\",1]]", (await one.NextAsync()).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_last_windows_are_sent_and_where_they_begin_moves_on()
    {
        await using var lab = await new FeedLab().StartAsync();
        for (var minute = 0; minute < 5; minute++)
            lab.Write(minute, ("free", "CA", minute, 0m, 1));
        using var client = lab.Listen("?last=2m&every=250ms");

        var first = (await client.NextAsync()).Data;
        lab.Write(5, ("free", "CA", 5, 0m, 1));
        var second = (await client.NextAsync()).Data;

        Assert.Contains($"\"from\":{Ms(3)},\"windows\":[{{\"start\":{Ms(3)},", first, StringComparison.Ordinal);
        Assert.Contains($"\"from\":{Ms(4)},\"windows\":[{{\"start\":{Ms(5)},", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Windows_that_are_gone_lie_before_where_the_table_begins()
    {
        await using var lab = await new FeedLab().StartAsync();
        lab.Write(0, ("free", "CA", 1, 0m, 1));
        using var client = lab.Listen("?every=250ms");
        await client.NextAsync();

        lab.Forget(before: 1);
        lab.Write(1, ("free", "CA", 1, 0m, 1));

        Assert.Contains($"\"from\":{Ms(1)},", (await client.NextAsync()).Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/live/listen", 404, "MX5030", "Did you mean 'listens'?")]
    [InlineData("/v1/live/listens?by=levels", 400, "MX5031", "Did you mean 'level'?")]
    [InlineData("/v1/live/listens?stat=CA", 400, "MX5031", "Did you mean 'state'?")]
    [InlineData("/v1/live/listens?metrics=users", 400, "MX5031", "Use one of: listeners, listens, paid.")]
    [InlineData("/v1/live/listens?last=-1", 400, "MX5031", "Write last=60 or last=1h.")]
    [InlineData("/v1/live/listens?every=1ms", 400, "MX5031", "Write every=250ms or every=1s.")]
    [InlineData("/v1/live/listens?by=level", 400, "MX5032", "Ask without 'by'")]
    [InlineData("/v1/live/listens.json?by=level", 400, "MX5032", "Ask without 'by'")]
    public async Task What_is_wrong_with_a_request_is_said(string address, int status, string code, string hint)
    {
        await using var lab = await new FeedLab().StartAsync();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(lab.Address, address), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains($"\"code\":\"{code}\"", text, StringComparison.Ordinal);
        Assert.Contains(hint.Replace("'", "\\u0027", StringComparison.Ordinal), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_client_too_many_is_told_to_come_back()
    {
        await using var lab = await new FeedLab(new() { MaxClients = 1 }).StartAsync();
        using var first = lab.Listen();
        await first.BlockAsync();
        using var http = new HttpClient();

        using var second = await http.GetAsync(new Uri(lab.Address, "/v1/live/listens"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), second.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Who_polls_gets_the_table_only_when_it_has_changed()
    {
        await using var lab = await new FeedLab().StartAsync();
        lab.Write(0, ("free", "CA", 3, 0m, 2));
        using var http = new HttpClient();
        var address = new Uri(lab.Address, "/v1/live/listens.json?last=1");

        using var first = await http.GetAsync(address, TestContext.Current.CancellationToken);
        using var same = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await http.SendAsync(same, TestContext.Current.CancellationToken);
        lab.Write(0, ("free", "CA", 4, 0m, 2));
        using var later = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var third = await http.SendAsync(later, TestContext.Current.CancellationToken);

        Assert.Equal("\"e1-1\"", first.Headers.ETag?.Tag);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Contains("\"CA\",4,", await third.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_tables_are_listed_and_no_other_page_may_read_them()
    {
        await using var lab = await new FeedLab().StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(lab.Address, "/v1/live")) { Headers = { { "Origin", "https://elsewhere.example" } } };

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.StartsWith("[{\"name\":\"listens\",\"revision\":0,", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }
}
