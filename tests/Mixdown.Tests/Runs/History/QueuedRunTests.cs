using System.Net;
using System.Text;
using System.Text.Json;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving.Runs;
using Mixdown.Tests.Dashboards.Answers;

namespace Mixdown.Tests.Runs.History;

/// <summary>Runs that wait for their turn, behind one that holds it as long as a test wants.</summary>
public sealed class QueuedRunTests
{
    const string Slow = "build --select slow";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queued_run_has_the_id_that_it_keeps_when_it_begins()
    {
        await using var shop = await ServedShop.StartAsync();
        var holder = await HoldAsync(shop);

        var asked = await AskAsync(shop);
        var waiting = Assert.Single((await shop.JsonAsync("/api/runs")).GetProperty("waiting").EnumerateArray());
        holder.Dispose();

        Assert.Equal(Slow, Text(asked, "behind"));
        Assert.Equal((Text(asked, "runId"), "build", Slow), (Text(waiting, "id"), Text(waiting, "command"), Text(waiting, "behind")));
        await UntilAsync(async () => await StateAsync(shop, Text(asked, "runId")) == "success");
        Assert.Empty((await shop.JsonAsync("/api/runs")).GetProperty("waiting").EnumerateArray());
    }

    [Fact]
    public async Task A_queued_run_that_is_cancelled_never_begins_and_the_one_before_it_goes_on()
    {
        await using var shop = await ServedShop.StartAsync();
        using var holder = await HoldAsync(shop);
        var id = Text(await AskAsync(shop), "runId");

        using var stopped = await PostAsync(shop, $"/api/runs/{id}/cancel", "{}");
        await UntilAsync(async () => !(await shop.JsonAsync("/api/runs")).GetProperty("waiting").EnumerateArray().Any());
        using var again = await PostAsync(shop, $"/api/runs/{id}/cancel", "{}");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Conflict), (stopped.StatusCode, again.StatusCode));
        Assert.Equal("", await StateAsync(shop, id));
        Assert.False(holder.Run.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task A_server_that_stops_begins_nothing_of_what_waits()
    {
        await using var shop = await ServedShop.StartAsync();
        var holder = await HoldAsync(shop);
        var id = Text(await AskAsync(shop), "runId");

        var stopping = shop.Served.Runs.StopAsync(Cancel);
        holder.Dispose();
        await stopping;

        Assert.Empty(shop.Served.Runs.Going);
        Assert.Equal("", await StateAsync(shop, id));
    }

    static async Task<Holder> HoldAsync(ServedShop shop)
    {
        var (served, run) = (shop.Served, shop.Served.Runs.Begin(Slow, _ => { }, Cancel));
        return new Holder(run, await run.Host(served.Host).Targets.LockAsync(served.Project, served.Request, served.Host, Cancel));
    }

    static async Task<JsonElement> AskAsync(ServedShop shop)
    {
        using var answer = await PostAsync(shop, "/api/runs", """{"verb":"build"}""");
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
    }

    static async Task<HttpResponseMessage> PostAsync(ServedShop shop, string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await shop.PostAsync(address, content);
    }

    /// <summary>The state of a run; empty where there is none.</summary>
    static async Task<string> StateAsync(ServedShop shop, string id) =>
        (await shop.JsonAsync($"/api/runs/{id}")).TryGetProperty("summary", out var summary) ? Text(summary, "state") : "";

    static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        while (!await isSo())
            await Task.Delay(20, Cancel);
    }

    static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    sealed class Holder(GoingRun run, IDisposable turn) : IDisposable
    {
        public GoingRun Run => run;

        public void Dispose()
        {
            turn.Dispose();
            run.Dispose();
        }
    }
}
