using System.Net;
using System.Text.Json;

namespace Mixdown.Tests.Runs.History;

public sealed class RunEndpointTests : IDisposable
{
    readonly HistoryLab _lab = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_is_started_followed_to_its_end_and_listed()
    {
        await _lab.LoadAsync();
        await using var served = await _lab.ServeAsync();
        await using var server = await HistoryLab.AnswerAsync(served);

        var (status, begun) = await HistoryLab.PostAsync(server, "/api/runs", """{"verb":"build","select":["totals","orders"]}""");
        var id = begun.GetProperty("runId").GetString();
        using var client = new HttpClient();
        var run = await HistoryLab.EndAsync(server, id!);

        Assert.Equal(200, status);
        Assert.Equal("success", run.GetProperty("summary").GetProperty("state").GetString());
        Assert.Equal("web app", run.GetProperty("summary").GetProperty("startedBy").GetString());
        Assert.Equal("totals orders", run.GetProperty("summary").GetProperty("arguments").GetProperty("select").GetString());
        Assert.Equal(["orders", "totals"], run.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString()));
        Assert.Contains("totals: success", await client.GetStringAsync(new Uri(server.Address, $"/api/runs/{id}/log"), Cancel));
    }

    [Fact]
    public async Task A_retry_does_what_failed_and_what_was_left_out()
    {
        await _lab.LoadAsync();
        _lab.Expect(minimum: 100);
        await _lab.BuildAsync();
        _lab.Expect(minimum: 30);
        await using var served = await _lab.ServeAsync();
        await using var server = await HistoryLab.AnswerAsync(served);
        var failed = (await HistoryLab.GetAsync(server, "/api/runs?status=error")).GetProperty("runs")[0].GetProperty("id").GetString();

        var (_, begun) = await HistoryLab.PostAsync(server, $"/api/runs/{failed}/retry", "{}");
        var id = begun.GetProperty("runId").GetString();
        var run = await HistoryLab.EndAsync(server, id!);
        var (status, again) = await HistoryLab.PostAsync(server, $"/api/runs/{id}/retry", "{}");

        Assert.Equal(["totals", "later"], run.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString()));
        Assert.Equal((422, "MX4142"), (status, again.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("""{"verb":"clean"}""", 422, "MX4141")]
    [InlineData("""{"verb":"build","select":["@@("]}""", 422, null)]
    [InlineData("""{"verb":null}""", 400, "MX5092")]
    [InlineData("""{"verb":"build","select":"all"}""", 400, "MX5092")]
    [InlineData("not json", 400, "MX5092")]
    public async Task What_cannot_be_started_is_refused_in_words(string body, int status, string? code)
    {
        await using var served = await _lab.ServeAsync();
        await using var server = await HistoryLab.AnswerAsync(served);

        var (answered, problem) = await HistoryLab.PostAsync(server, "/api/runs", body);

        Assert.Equal(status, answered);
        if (code is not null)
            Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example.com")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task A_page_of_another_site_starts_nothing(string header, string value)
    {
        await using var served = await _lab.ServeAsync();
        await using var server = await HistoryLab.AnswerAsync(served);

        string[] paths = ["/api/runs", "/api/runs/x/cancel", "/api/runs/x/retry"];
        foreach (var path in paths)
            Assert.Equal(403, (await HistoryLab.PostAsync(server, path, """{"verb":"build"}""", (header, value))).Status);
        Assert.Empty((await HistoryLab.GetAsync(server, "/api/runs")).GetProperty("runs").EnumerateArray());
    }

    [Fact]
    public async Task A_form_starts_nothing()
    {
        await using var served = await _lab.ServeAsync();
        await using var server = await HistoryLab.AnswerAsync(served);
        using var client = new HttpClient();
        using var form = new StringContent("""{"verb":"build"}""", null, "text/plain");

        using var answer = await client.PostAsync(new Uri(server.Address, "/api/runs"), form, Cancel);

        Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.UnsupportedMediaType, $"{answer.StatusCode}");
    }

    [Theory]
    [InlineData("..%2f..%2fetc")]
    [InlineData("%2e%2e%2fetc%2fpasswd")]
    [InlineData("..%5c..%5cetc")]
    [InlineData("a%00b")]
    [InlineData("x'; drop table runs; --")]
    public async Task An_id_that_is_none_of_a_run_is_not_found_whatever_it_looks_like(string id)
    {
        await using var served = await _lab.ServeAsync();
        await using var server = await HistoryLab.AnswerAsync(served);
        using var client = new HttpClient();

        foreach (var path in new[] { $"/api/runs/{id}", $"/api/runs/{id}/log", $"/api/runs/{id}/node?node=a" })
        {
            using var answer = await client.GetAsync(new Uri(server.Address, path), Cancel);
            Assert.True((int)answer.StatusCode is 400 or 404, $"{path}: {answer.StatusCode}");
        }
        Assert.Equal(409, (await HistoryLab.PostAsync(server, "/api/runs/0/cancel", "{}")).Status);
        Assert.Equal(JsonValueKind.Array, (await HistoryLab.GetAsync(server, "/api/runs")).GetProperty("runs").ValueKind);
    }

    public void Dispose() => _lab.Dispose();
}
