using Mixdown.Simulation.Events;

namespace Mixdown.Tests.MusicEvents;

/// <summary>Tables of gold against the same figures worked out from the records, one by one, with nothing of the project's.</summary>
[Collection(nameof(ListeningWarehouse))]
public sealed class EventFiguresTests(ListeningWarehouse warehouse)
{
    TracedEvent[] Listens => warehouse.Events(EventTopics.Listen);

    TracedEvent[] Logins => warehouse.Events(EventTopics.Auth);

    TracedEvent[] Pages => warehouse.Events(EventTopics.PageView);

    TracedEvent[] Changes => warehouse.Events(EventTopics.StatusChange);

    [Fact]
    public void Every_event_is_in_its_fact_once() => Assert.Equal(
        $"{Listens.Length}, {Logins.Length}, {Pages.Length}, {Changes.Length}",
        warehouse.Ask("""
            select (select count(*) from gold.fact_listen), (select count(*) from gold.fact_auth),
              (select count(*) from gold.fact_page_view), (select count(*) from gold.fact_status_change)
            """));

    [Fact]
    public void What_could_not_be_used_is_counted_for_each_topic()
    {
        var counts = warehouse.Delivered.OrderBy(topic => topic.Topic, StringComparer.Ordinal).SelectMany(Fixes);

        Assert.Equal(
            string.Join("; ", counts),
            warehouse.Ask("select topic, kind, records from silver.event_fix_counts where kind not in ('late', 'future') order by all"));
        Assert.Equal(
            $"{warehouse.Delivered.Sum(topic => topic.Broken)}",
            warehouse.Ask("select sum(n) from (select count(*) as n from bronze.listen_events__quarantine union all select count(*) from bronze.auth_events__quarantine union all select count(*) from bronze.page_view_events__quarantine)"));
    }

    [Fact]
    public void Broken_letters_of_titles_are_repaired() => Assert.Equal(
        $"{warehouse.Delivered[0].Repaired}, Beyoncé",
        warehouse.Ask("select count(*), string_agg(distinct song) from gold.fact_listen where song_key < -1"));

    [Fact]
    public void Each_day_adds_up() => Assert.Equal(
        Text(Pages.Concat(Listens).Concat(Logins).Select(told => told.Day).Distinct().Order().Select(day =>
            $"{day:yyyy-MM-dd}, {Users(Pages, day)}, {Pages.Count(told => told.Day == day)}, {Logins.Count(told => told.Day == day)}, "
            + $"{Logins.Count(told => told.Day == day && told.Success)}, {Listens.Count(told => told.Day == day)}, {Users(Listens, day)}")),
        warehouse.Ask("""
            select strftime(period, '%Y-%m-%d'), active_users, page_views, login_attempts, logins, listens, listeners
            from gold.mart_activity_daily
            order by period
            """));

    [Fact]
    public void The_year_has_the_averages_and_changes()
    {
        var users = Listens.Select(told => told.User).Distinct().Count();
        var sessions = Listens.Select(told => told.Session).Distinct().Count();
        var registrations = Pages.Count(told => told.Page == "Submit Registration");

        Assert.Equal(
            $"{Ratio(Listens.Length, users)}, {Ratio(Listens.Length, sessions)}, {registrations}, "
            + $"{Changes.Count(told => told.Level == "free")}, {Changes.Count(told => told.Level == "paid")}",
            warehouse.Ask("select average_songs_per_user, average_songs_per_session, registrations, upgrades, downgrades from gold.mart_activity_yearly"));
    }

    [Fact]
    public void Every_second_and_minute_with_a_song_is_there() => Assert.Equal(
        $"{Periods(TimeSpan.TicksPerSecond)}; {Periods(TimeSpan.TicksPerMinute)}; {Periods(TimeSpan.TicksPerHour)}",
        warehouse.Ask(string.Join(" union all ", new[] { "by_second", "by_minute", "hourly" }.Select(grain =>
            $"select count(*) filter (where listens > 0), max(listens), sum(listens) from gold.mart_activity_{grain}"))));

    [Fact]
    public void Songs_are_heard_to_the_millisecond() => Assert.Equal(
        $"{Listens.Sum(told => told.Milliseconds)}",
        warehouse.Ask("select cast(sum(seconds) * 1000 as bigint) from gold.fact_listen"));

    [Fact]
    public void The_top_songs_of_each_day_are_ranked() => Assert.Equal(
        Text(Listens.Where(told => told.Track is not null).GroupBy(told => told.Day).OrderBy(day => day.Key).SelectMany(day => day
            .GroupBy(told => told.Track!.Value)
            .OrderByDescending(song => song.Count())
            .ThenByDescending(song => song.Select(told => told.User).Distinct().Count())
            .ThenBy(song => song.Key)
            .Take(3)
            .Select((song, rank) => $"{day.Key:yyyy-MM-dd}, {rank + 1}, {song.Key}, {song.Count()}"))),
        warehouse.Ask("""
            select strftime(period, '%Y-%m-%d'), row_number() over (partition by period order by rank) as place, song_key, listens
            from gold.mart_top_songs
            where grain = 'day' and song_key > 0
            qualify place <= 3
            order by period, place
            """));

    [Fact]
    public void The_top_artists_and_places_of_the_month_are_ranked()
    {
        Assert.Equal(
            Text(Top(Listens, told => told.Artist!)),
            warehouse.Ask("select artist, listens from gold.mart_top_artists where grain = 'month' order by listens desc, artist limit 5"));
        Assert.Equal(
            Text(Top(Listens, told => told.City!)),
            warehouse.Ask("select city, listens from gold.mart_top_locations where grain = 'month' order by listens desc, city limit 5"));
    }

    [Fact]
    public void Users_are_told_apart_by_gender_and_level() => Assert.Equal(
        Text(Pages.Where(told => told.User is not null).GroupBy(told => (told.Gender, told.Level)).OrderBy(group => group.Key.Gender).ThenBy(group => group.Key.Level)
            .Select(group => $"{group.Key.Gender}, {group.Key.Level}, {group.Select(told => told.User).Distinct().Count()}, "
                + $"{Listens.Count(told => (told.Gender, told.Level) == group.Key)}")),
        warehouse.Ask("select gender, level, users, listens from gold.mart_users_by_gender_and_level where grain = 'year' order by gender, level"));

    [Fact]
    public void The_funnel_counts_the_sessions_of_each_step()
    {
        string[] steps = ["Register", "Submit Registration", "Upgrade", "Submit Upgrade"];

        Assert.Equal(
            Text([$"1, {Sessions(told => told.Level == "free")}", .. steps.Select((page, step) => $"{step + 2}, {Sessions(told => told.Page == page)}")]),
            warehouse.Ask("select place, sessions from gold.mart_funnel where grain = 'quarter' order by place"));
    }

    [Fact]
    public void Users_have_a_version_for_each_stretch_of_one_level()
    {
        var versions = Pages.Where(told => told.User is not null).GroupBy(told => told.User).OrderBy(user => user.Key).SelectMany(user =>
            user.Where((told, at) => at == 0 || user.ElementAt(at - 1).Level != told.Level).Select(told => (told.User, told.Level))).ToArray();

        Assert.Contains(versions, version => versions.Count(other => other.User == version.User) > 1);
        Assert.Equal(
            Text(versions.Select(version => $"{version.User}, {version.Level}")),
            warehouse.Ask("select user_id, level from gold.dim_user where user_id is not null order by user_id, version"));
        Assert.Equal(
            $"{Listens.Length}",
            warehouse.Ask("select count(*) from gold.fact_listen as fact join gold.dim_user as users using (user_key) where users.level = fact.level and users.user_id = fact.user_id"));
    }

    [Fact]
    public void Listens_stand_beside_sales() => Assert.Equal(
        $"{Listens.Count(told => told.Track is not null)}, {warehouse.Store.Totals.Quantity}, {Listens.Count(told => told.Customer is not null)}",
        warehouse.Ask("""
            select sum(listens)::bigint, sum(units)::bigint, (select sum(listens)::bigint from gold.mart_customer_listening)
            from gold.mart_track_listens_and_sales
            """));

    [Fact]
    public void Every_check_of_the_project_passed() => Assert.DoesNotContain("failed", warehouse.Built, StringComparison.Ordinal);

    static IEnumerable<string> Fixes(Delivery topic) =>
    [
        $"{topic.Topic}, duplicate, {topic.All.Count() - topic.Broken - topic.Rejected - TracedEvent.Of(topic.All).Length}",
        $"{topic.Topic}, rejected, {topic.Rejected}",
        $"{topic.Topic}, rescued, {topic.All.Count(record => record.Contains("east of here", StringComparison.Ordinal))}",
        $"{topic.Topic}, text, {topic.Repaired}",
    ];

    static IEnumerable<string> Top(IEnumerable<TracedEvent> events, Func<TracedEvent, string> by) => events
        .GroupBy(by)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .Take(5)
        .Select(group => $"{group.Key}, {group.Count()}");

    static int Users(IEnumerable<TracedEvent> events, DateTime day) =>
        events.Where(told => told.Day == day && told.User is not null).Select(told => told.User).Distinct().Count();

    int Sessions(Func<TracedEvent, bool> step) => Pages.Where(step).Select(told => told.Session).Distinct().Count();

    string Periods(long ticks)
    {
        var counts = Listens.GroupBy(told => told.At.Ticks / ticks).Select(period => period.Count()).ToArray();
        return $"{counts.Length}, {counts.Max()}, {counts.Sum()}";
    }

    static string Ratio(int part, int whole) => $"{decimal.Round((decimal)part / whole, 2, MidpointRounding.AwayFromZero):0.00}";

    static string Text(IEnumerable<string> rows) => string.Join("; ", rows);
}
