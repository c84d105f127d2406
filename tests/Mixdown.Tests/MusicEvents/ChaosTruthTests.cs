using System.Text.Json;
using Mixdown.Simulation.Events;
using Mixdown.Simulation.Events.Truth;
using Mixdown.Tests.MusicStore;

namespace Mixdown.Tests.MusicEvents;

/// <summary>Events whose way was broken by the generator, against the truth that it wrote beside them.</summary>
public sealed class ChaosTruthTests : IDisposable
{
    readonly EventsProject _project = new();

    [Fact]
    public async Task What_went_wrong_is_counted_and_every_minute_is_right()
    {
        await _project.BeginAsync();
        await _project.RunAsync(
            "generate", "events", "--users", "150", "--days", "3", "--out", _project.Files, "--overwrite",
            "--chaos", "duplicates=3%,disorder=10%,late=2%,corrupt=1%,clock=0.5%,mojibake=30%");
        await _project.RunAsync("load", "--target", EventsProject.FromFiles);
        await _project.BuildAsync(checks: false);
        using var engine = _project.OpenWarehouse();
        using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_project.Files, EventTruth.FileName), TestContext.Current.CancellationToken));

        var topics = truth.RootElement.GetProperty("topics");
        Assert.True(Count(topics.GetProperty(EventTopics.Listen), "mojibake") > 0);
        foreach (var (topic, table) in new[] { (EventTopics.Listen, "listen"), (EventTopics.Auth, "auth"), (EventTopics.PageView, "page_view"), (EventTopics.StatusChange, "status_change") })
        {
            var told = topics.GetProperty(topic);
            Assert.Equal(
                $"{topic}: {Count(told, "events")}, {Count(told, "duplicates")}, {Count(told, "without_time")}, {(topic is EventTopics.Listen or EventTopics.PageView ? Count(told, "mojibake") : 0)}",
                $"{topic}: " + StoreProject.Ask(engine, $"""
                    select (select count(*) from gold.fact_{table}), max(records) filter (where kind = 'duplicate'),
                      max(records) filter (where kind = 'rejected'), max(records) filter (where kind = 'text')
                    from silver.event_fix_counts
                    where topic = '{topic}'
                    """));
        }
        Assert.Equal(
            Minutes(EventTopics.Listen),
            StoreProject.Ask(engine, """
                select strftime(date_trunc('minute', listened_at), '%Y-%m-%dT%H:%M:00Z') as minute, level, count(*), count(distinct user_id)
                from gold.fact_listen
                group by all
                order by all
                """));
    }

    public void Dispose() => _project.Dispose();

    /// <summary>The minutes of a topic: minute, level, events, users.</summary>
    string Minutes(string topic) => string.Join("; ", File.ReadLines(Path.Combine(_project.Files, "truth_minutes.csv"))
        .Select(line => line.Split(','))
        .Where(minute => minute[1] == topic)
        .Select(minute => $"{minute[0]}, {minute[2]}, {minute[4]}, {minute[5]}")
        .Order(StringComparer.Ordinal));

    static long Count(JsonElement topic, string kind) => topic.GetProperty(kind).GetInt64();
}
