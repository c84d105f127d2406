using System.Globalization;
using Mixdown.Simulation.Events;

namespace Mixdown.ServerTests.Streams;

/// <summary>Sent = distinct places in the log = rows + quarantine, without a gap, and each minute as the simulator says.</summary>
/// <param name="project">Has the tables.</param>
/// <param name="events">What was sent.</param>
sealed class Equation(StreamedProject project, SimulatedEvents events)
{
    /// <summary>Whether the log has each record once that was sent. An old broker may have some twice.</summary>
    public bool SentOnce { get; init; } = true;

    /// <summary>Whether records that are no JSON or no UTF-8 were refused before they came into the log.</summary>
    public bool RefusedAtTheDoor { get; init; }

    /// <summary>Records in the log, of all topics.</summary>
    public long Records { get; private set; }

    /// <summary>Rows in the tables.</summary>
    public long Rows => Records - Rejected;

    /// <summary>Records in quarantine.</summary>
    public long Rejected { get; private set; }

    /// <summary>Offsets that no row has, and no rejected record.</summary>
    public long Gaps { get; private set; }

    /// <summary>Fails where it does not hold.</summary>
    /// <param name="ends">Records in the log, by topic, as the log itself says.</param>
    public async Task HoldsAsync(IReadOnlyDictionary<string, long> ends)
    {
        foreach (var topic in EventTopics.All.Where(topic => ends[topic] > 0))
        {
            var rejects = await project.AskAsync($"select count(*) from duckdb_views() where schema_name = 'bronze' and view_name = '{topic}__quarantine'") == "1";
            await EveryPlaceIsThereOnceAsync(topic, ends[topic], rejects);
            if (SentOnce)
                await CountsAreTheTruthAsync(topic, rejects);
            await MinutesAreTheTruthAsync(topic);
        }
    }

    async Task EveryPlaceIsThereOnceAsync(string topic, long end, bool rejects)
    {
        var places = $"select _mx_partition as p, _mx_offset as o, 0 as rejected from bronze.{topic}";
        if (rejects)
            places += $" union all select _mx_partition, _mx_offset, 1 from bronze.{topic}__quarantine";
        var found = await project.AskAsync(
            $"select count(*), count(distinct (p, o)), sum(gap), sum(rejected) from (select p, o, rejected, o - lag(o, 1, -1) over (partition by p order by o) - 1 as gap from ({places}))");
        var counts = found.Split(", ").Select(count => long.Parse(count, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal((topic, end, end, 0L), (topic, counts[0], counts[1], counts[2]));
        (Records, Gaps, Rejected) = (Records + counts[0], Gaps + counts[2], Rejected + counts[3]);
    }

    async Task CountsAreTheTruthAsync(string topic, bool rejects)
    {
        long Truth(string count) => events.Truth(topic, count);

        Assert.Equal(
            (topic, $"{Truth("rows")}, {Truth("without_time")}"),
            (topic, await project.AskAsync($"select count(*), count(*) filter (where _mx_event_time is null) from bronze.{topic}")));
        Assert.Equal(
            (topic, RefusedAtTheDoor ? "0, 0" : $"{Truth("broken_json")}, {Truth("wrong_utf8")}"),
            (topic, rejects ? await project.AskAsync($"select count(raw), count(raw_base64) from bronze.{topic}__quarantine") : "0, 0"));
    }

    async Task MinutesAreTheTruthAsync(string topic)
    {
        var rows = SentOnce ? "rows" : "1";
        var differences = await project.AskAsync($"""
            with truth as (
              select epoch_ms(minute) // 60000 as minute, level, {rows} as rows, events, users from read_csv('{events.Minutes}') where topic = '{topic}'
            ), here as (
              select epoch_ms(_mx_event_time) // 60000 as minute, level, {(SentOnce ? "count(*)" : "1")} as rows,
                count(distinct (sessionId, itemInSession, ts)) as events, count(distinct userId) as users
              from bronze.{topic} where _mx_event_time is not null group by all
            )
            select count(*), count(*) filter (where truth is distinct from here), any_value((truth, here)) filter (where truth is distinct from here)
            from truth full join here using (minute, level)
            """);
        var counts = differences.Split(", ", 3);
        Assert.True(counts[0] != "0" && counts[1] == "0", $"{topic}: {differences}");
    }
}
