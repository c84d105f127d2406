using Mixdown.Streams.Live;
using static Mixdown.Tests.Aggregates.AggregateLab;

namespace Mixdown.Tests.Aggregates;

/// <summary>Windows worked out by hand.</summary>
public sealed class LiveWindowTests
{
    static readonly LiveWindow ThreeByOne = new(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(1));

    [Fact]
    public void Events_are_added_up_by_minute_and_group()
    {
        using var lab = new AggregateLab(Plays(Count, Users) with { By = [new LiveColumn("plan", "level")] });

        lab.Tick(new LiveEvent(0, At(0.1), 1), new LiveEvent(0, At(0.2), 2) { User = "bob", Level = "paid" }, new LiveEvent(0, At(0.9), 3));
        lab.Tick(new LiveEvent(0, At(0.95), 4) { User = "eve" }, new LiveEvent(0, At(1), 5) { Level = null });

        Assert.Equal(["0|free|3|2|no", "0|paid|1|1|no", "1|-|1|1|no"], lab.Rows("plan, listens, listeners, is_closed"));
    }

    [Fact]
    public void A_window_closes_when_the_watermark_passes_its_end()
    {
        using var lab = new AggregateLab(Plays(Count));
        lab.Tick(new LiveEvent(0, At(0.5), 1), new LiveEvent(0, At(2.99), 2));
        var before = lab.View.Revision;
        Assert.Equal(["0|1|no", "2|1|no"], lab.Rows("listens, is_closed"));

        lab.Tick(new LiveEvent(0, At(3), 3));

        Assert.Equal(["0|1|yes", "2|1|no", "3|1|no"], lab.Rows("listens, is_closed"));
        Assert.Equal(At(1), lab.Facts.Watermark);
        Assert.Equal([At(0), At(3)], lab.View.Changes(before, CancellationToken.None).Rows.Select(row => (DateTimeOffset)row[0]!));
    }

    [Fact]
    public void A_late_event_corrects_its_window_and_raises_its_revision()
    {
        using var lab = new AggregateLab(Plays(Count, Users));
        lab.Tick(new LiveEvent(0, At(0.5), 1), new LiveEvent(0, At(5), 2));
        var before = lab.View.Revision;

        lab.Tick(new LiveEvent(0, At(0.6), 3) { User = "bob" });

        Assert.Equal(["0|2|2|yes", "5|1|1|no"], lab.Rows("listens, listeners, is_closed"));
        Assert.Equal(1, lab.Facts.Late);
        Assert.Equal([At(0)], lab.View.Changes(before, CancellationToken.None).Rows.Select(row => (DateTimeOffset)row[0]!));
    }

    [Fact]
    public void An_event_beyond_the_horizon_leaves_its_window_to_the_batch()
    {
        using var lab = new AggregateLab(Plays(Count));
        lab.Tick(new LiveEvent(0, At(0.5), 1), new LiveEvent(0, At(20), 2));
        var before = lab.View.Revision;

        lab.Tick(new LiveEvent(0, At(0.6), 3));

        Assert.Equal(["0|1|yes|yes", "20|1|no|no"], lab.Rows("listens, is_closed, is_dirty"));
        Assert.Equal(1, lab.Facts.Missed);
        Assert.Equal([At(0)], lab.View.Changes(before, CancellationToken.None).Rows.Select(row => (DateTimeOffset)row[0]!));
    }

    [Fact]
    public void Hopping_windows_overlap_and_count_each_user_once()
    {
        using var lab = new AggregateLab(Plays(Count, Users) with { Window = ThreeByOne });

        lab.Tick(new LiveEvent(0, At(0.5), 1), new LiveEvent(0, At(1.5), 2), new LiveEvent(0, At(4.5), 3), new LiveEvent(0, At(2.5), 4) { User = "bob" });

        // Ann listens in the minutes 0, 1 and 4, Bob in 2: the window of -2 has minutes -2, -1 and 0.
        Assert.Equal(
            ["-2|1|1", "-1|2|1", "0|3|2", "1|2|2", "2|2|2", "3|1|1", "4|1|1"],
            lab.Rows("listens, listeners"));
    }

    [Fact]
    public void A_user_who_comes_between_two_minutes_of_his_is_new_in_no_window_that_had_him()
    {
        using var lab = new AggregateLab(Plays(Users) with { Window = ThreeByOne });
        lab.Tick(new LiveEvent(0, At(0.5), 1), new LiveEvent(0, At(2.5), 2));

        lab.Tick(new LiveEvent(0, At(1.5), 3));

        Assert.Equal(["-2|1", "-1|1", "0|1", "1|1", "2|1"], lab.Rows("listeners"));
    }

    [Fact]
    public void Lists_have_a_total_order_and_items_that_fell_out_come_back()
    {
        using var lab = new AggregateLab(Plays(Count) with { Top = [new LiveTop(2, new LiveColumn("song", "song"))] });
        lab.Tick(new LiveEvent(0, At(0.1), 1) { Song = "b" }, new LiveEvent(0, At(0.2), 2) { Song = "c" }, new LiveEvent(0, At(0.3), 3) { Song = "a" });
        Assert.Equal(["0|3|[a 1, b 1]"], lab.Rows("listens, top_song"));

        lab.Tick(new LiveEvent(0, At(0.4), 4) { Song = "c" }, new LiveEvent(0, At(0.4), 5) { Song = null });

        Assert.Equal(["0|5|[c 2, a 1]"], lab.Rows("listens, top_song"));
    }

    [Fact]
    public void Lists_of_hopping_windows_add_up_their_panes()
    {
        using var lab = new AggregateLab(Plays(Count) with { Window = ThreeByOne, Top = [new LiveTop(1, new LiveColumn("song", "song"))] });
        lab.Tick(new LiveEvent(0, At(0.1), 1) { Song = "b" }, new LiveEvent(0, At(1.1), 2) { Song = "b" }, new LiveEvent(0, At(2.1), 3));
        lab.Tick(new LiveEvent(0, At(2.2), 4), new LiveEvent(0, At(3.1), 5) { Song = "b" });

        // Minutes 0, 1 and 3 have b once each, minute 2 has a twice.
        Assert.Equal(
            ["-2|[b 1]", "-1|[b 2]", "0|[a 2]", "1|[a 2]", "2|[a 2]", "3|[b 1]"],
            lab.Rows("top_song"));
    }

    [Fact]
    public void Sums_averages_least_and_greatest_leave_nulls_out()
    {
        using var lab = new AggregateLab(Plays(
            new LiveMeasure("total", LiveAggregation.Sum, "seconds"),
            new LiveMeasure("mean", LiveAggregation.Average, "seconds"),
            new LiveMeasure("least", LiveAggregation.Min, "seconds"),
            new LiveMeasure("greatest", LiveAggregation.Max, "seconds"),
            new LiveMeasure("long_ones", LiveAggregation.SumBoolean, "seconds > 100"),
            new LiveMeasure("of_bob", LiveAggregation.Count, "1", "\"userId\" = 'bob'")));
        lab.Tick(new LiveEvent(0, At(0), 1) { Seconds = 200 }, new LiveEvent(0, At(0), 2) { Seconds = null, User = "bob" });
        lab.Tick(new LiveEvent(0, At(0), 3) { Seconds = 50 }, new LiveEvent(0, At(1), 4) { Seconds = null });

        Assert.Equal(["0|250|125|50|200|1|1", "1|-|-|-|-|0|0"], lab.Rows("total, mean, least, greatest, long_ones, of_bob"));
    }

    [Fact]
    public void Metrics_of_metrics_and_renamed_columns_are_calculated_when_they_are_read()
    {
        using var lab = new AggregateLab(Plays(Count, new LiveMeasure("users", LiveAggregation.CountDistinct, "user_key")) with
        {
            Columns = [new LiveColumn("user_key", "\"userId\"")],
            Metrics = [new LiveColumn("per_user", "listens / nullif(users, 0)")],
            Filter = "level = 'free'",
        });

        lab.Tick(new LiveEvent(0, At(0), 1), new LiveEvent(0, At(0), 2), new LiveEvent(0, At(0), 3) { User = "bob" }, new LiveEvent(0, At(0), 4) { Level = null });

        Assert.Equal(["0|1.5"], lab.Rows("per_user"));
    }

    [Fact]
    public void Before_the_first_event_the_table_is_there_and_empty()
    {
        using var lab = new AggregateLab(Plays(Count) with { By = [new LiveColumn("level", "level")], Top = [new LiveTop(3, new LiveColumn("song", "song"))] });

        Assert.Empty(lab.Rows("level, listens, top_song, revision, is_closed, is_approximate, is_dirty"));
    }

    [Fact]
    public void A_column_that_no_event_has_had_yet_is_null()
    {
        using var lab = new AggregateLab(Plays(new LiveMeasure("total", LiveAggregation.Sum, "price")) with { By = [new LiveColumn("country", "upper(country)")] });

        lab.Tick(new LiveEvent(0, At(0), 1));

        Assert.Equal(["0|-|-"], lab.Rows("country, total"));
    }

    [Fact]
    public void An_expression_that_does_not_bind_stops_its_entry_and_no_other()
    {
        using var lab = new AggregateLab(Plays(new LiveMeasure("wrong", LiveAggregation.Sum, "level")), Plays(Count) with { Name = "others" });

        lab.Tick(new LiveEvent(0, At(0), 1));

        Assert.Equal("MX2490", lab.Facts.Problem?.Code);
        Assert.Equal(["0|1"], lab.Rows("listens", "others"));
    }

    [Fact]
    public void Closed_windows_are_given_up_when_they_are_older_than_is_kept()
    {
        using var lab = new AggregateLab(Plays(Count) with { Times = new LiveTimes { Keep = TimeSpan.FromMinutes(30) } });
        lab.Clock.Pass(TimeSpan.FromHours(2));
        for (var minute = 0; minute < 110; minute += 10)
            lab.Tick(new LiveEvent(0, At(minute), minute));

        // The watermark is at 98 minutes, 30 minutes are kept: from 68 on.
        Assert.Equal(["70|1", "80|1", "90|1", "100|1"], lab.Rows("listens"));
    }
}
