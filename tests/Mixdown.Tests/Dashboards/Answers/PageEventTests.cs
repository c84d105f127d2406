using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Watching;

namespace Mixdown.Tests.Dashboards.Answers;

public sealed class PageEventTests
{
    [Fact]
    public async Task A_page_is_told_of_runs_and_of_the_tiles_that_show_other_rows()
    {
        await using var shop = await ServedShop.StartAsync();
        using var stream = await shop.AskAsync("/api/events?dashboard=sales");
        var cancel = TestContext.Current.CancellationToken;
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(cancel));

        shop.Project.WriteSales("(1, 1, date '2025-01-05', 2, 100.00)");
        var building = shop.BuildAsync();
        var told = await UntilAsync(reader, "\"status\":\"success\"", cancel);
        await building;

        Assert.Contains("event: run\n", told, StringComparison.Ordinal);
        Assert.Contains("\"command\":\"build\"", told, StringComparison.Ordinal);
        Assert.Contains("\"tiles\":[\"revenue\",\"sales\",\"revenue-by-category\",\"over-time\",\"all-sales\"]", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_comes_back_is_told_when_it_missed_something()
    {
        await using var shop = await ServedShop.StartAsync();
        await using var answers = new DashboardAnswers(shop.Served, new DashboardOptions());
        using var hub = new PageHub(shop.Served, answers);
        var cancel = TestContext.Current.CancellationToken;

        using var first = hub.Watch(new PageAsk(), null);
        await shop.BuildAsync();
        await first.ToldAsync(cancel);
        await Task.Delay(300, cancel);   // the run's last events are told on a thread of their own
        var (_, id) = await first.TakeAsync(cancel);
        using var same = hub.Watch(new PageAsk(), id);
        using var late = hub.Watch(new PageAsk(), "of-another-process-7");

        Assert.Empty((await same.TakeAsync(cancel)).Events);
        Assert.IsType<PageEvent.Missed>(Assert.Single((await late.TakeAsync(cancel)).Events));
    }

    [Fact]
    public async Task A_page_that_opens_another_stream_is_told_what_happened_between_the_two()
    {
        await using var shop = await ServedShop.StartAsync();
        var cancel = TestContext.Current.CancellationToken;
        using var first = await shop.AskAsync("/api/events");
        using var reader = new StreamReader(await first.Content.ReadAsStreamAsync(cancel));
        var id = (await UntilAsync(reader, "data: {}", cancel)).Split('\n').Single(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..];

        await shop.BuildAsync();
        using var second = await shop.AskAsync($"/api/events?after={id}");
        using var later = new StreamReader(await second.Content.ReadAsStreamAsync(cancel));

        Assert.Contains("event: hello\n", await UntilAsync(later, "event: missed", cancel), StringComparison.Ordinal);
    }

    static async Task<string> UntilAsync(StreamReader reader, string wanted, CancellationToken cancel)
    {
        var text = new System.Text.StringBuilder();
        while (!text.ToString().Contains(wanted, StringComparison.Ordinal) && await reader.ReadLineAsync(cancel) is { } line)
            text.Append(line).Append('\n');
        return text.ToString();
    }
}
