using Mixdown.Streams.Live;
using static Mixdown.Tests.Aggregates.AggregateLab;

namespace Mixdown.Tests.Aggregates;

/// <summary>Duplicates, watermarks, and times that cannot be.</summary>
public sealed class LiveIntakeTests
{
    [Fact]
    public void An_event_that_comes_twice_counts_once_in_one_tick_and_in_two()
    {
        using var lab = new AggregateLab(Plays(Count));

        lab.Tick(new LiveEvent(0, At(0), 1), new LiveEvent(0, At(0), 1));
        lab.Tick(new LiveEvent(1, At(0), 1));

        Assert.Equal(["0|1"], lab.Rows("listens"));
        Assert.Equal(2, lab.Facts.Duplicates);
    }

    [Fact]
    public void An_event_that_comes_again_with_another_time_is_known_where_its_time_is_no_part_of_it()
    {
        using var lab = new AggregateLab(Plays(Count));

        lab.Tick(new LiveEvent(0, At(0), 1), new LiveEvent(0, At(3), 1));

        Assert.Equal(["0|1"], lab.Rows("listens"));
    }

    [Fact]
    public void Without_an_identity_every_record_counts()
    {
        using var lab = new AggregateLab(Plays(Count) with { DedupeBy = [] });

        lab.Tick(new LiveEvent(0, At(0), 1), new LiveEvent(0, At(0), 1));

        Assert.Equal(["0|2"], lab.Rows("listens"));
    }

    [Fact]
    public void The_slowest_partition_holds_the_watermark_until_it_has_been_silent_for_30_seconds()
    {
        using var lab = new AggregateLab(Plays(Count));
        lab.Tick(new LiveEvent(0, At(10), 1), new LiveEvent(1, At(4), 2));
        Assert.Equal(At(2), lab.Facts.Watermark);

        lab.Wait(TimeSpan.FromSeconds(30));
        lab.Tick(new LiveEvent(0, At(10.1), 3));
        Assert.Equal(At(2), lab.Facts.Watermark);

        lab.Wait(TimeSpan.FromSeconds(1));
        lab.Tick(new LiveEvent(0, At(10.25), 4));

        Assert.Equal(At(8.25), lab.Facts.Watermark);
        Assert.Equal(["4|yes", "10|no"], lab.Rows("is_closed"));
    }

    [Fact]
    public void Windows_close_without_any_event_when_a_partition_falls_silent()
    {
        using var lab = new AggregateLab(Plays(Count));
        lab.Tick(new LiveEvent(1, At(4), 2));
        lab.Clock.Pass(TimeSpan.FromSeconds(20));
        lab.Tick(new LiveEvent(0, At(10), 1));

        lab.Wait(TimeSpan.FromSeconds(11));

        Assert.Equal(["4|yes", "10|no"], lab.Rows("is_closed"));
        Assert.Equal(At(8), lab.Facts.Watermark);
    }

    [Fact]
    public void A_partition_that_is_read_and_has_said_nothing_yet_is_waited_for()
    {
        using var lab = new AggregateLab(Plays(Count));
        lab.Assign(0);
        lab.Assign(1);

        lab.Tick(new LiveEvent(0, At(10), 1));
        Assert.Null(lab.Facts.Watermark);
        lab.Tick(new LiveEvent(1, At(3), 2));

        Assert.Equal(At(1), lab.Facts.Watermark);
        Assert.Equal(0, lab.Facts.Late);
    }

    [Fact]
    public void The_watermark_never_goes_back_and_a_clock_that_jumps_does_not_make_partitions_idle()
    {
        using var lab = new AggregateLab(Plays(Count));
        lab.Tick(new LiveEvent(0, At(10), 1), new LiveEvent(1, At(9), 2));
        lab.Clock.Jump(TimeSpan.FromHours(3));
        lab.Tick(new LiveEvent(0, At(11), 3));
        Assert.Equal(At(7), lab.Facts.Watermark);

        lab.Tick(new LiveEvent(2, At(1), 4));

        Assert.Equal(At(7), lab.Facts.Watermark);
    }

    [Fact]
    public void A_time_too_far_ahead_is_counted_in_its_window_and_moves_no_watermark()
    {
        using var lab = new AggregateLab(Plays(Count));

        lab.Tick(new LiveEvent(0, At(1), 1), new LiveEvent(0, At(60), 2), new LiveEvent(0, At(5), 3));

        Assert.Equal(At(3), lab.Facts.Watermark);
        Assert.Equal(1, lab.Facts.Future);
        Assert.Equal(["1|1|yes", "5|1|no", "60|1|no"], lab.Rows("listens, is_closed"));
    }

    [Fact]
    public void Times_that_cannot_be_are_in_no_window_and_are_counted()
    {
        using var lab = new AggregateLab(Plays(Count));
        lab.Tick(new LiveEvent(0, At(0), 1));

        lab.Tick(new LiveEvent(0, null, 2), new LiveEvent(0, Noon.AddYears(200), 3), new LiveEvent(0, Noon.AddYears(-80), 4));

        Assert.Equal(["0|1"], lab.Rows("listens"));
        Assert.Equal((1, 1, 2), (lab.Facts.Untimed, lab.Facts.Future, lab.Facts.Missed));
    }

    [Fact]
    public void With_too_many_identities_the_oldest_are_forgotten_and_the_facts_say_so()
    {
        using var lab = new AggregateLab(Plays(Count) with { MaxKeys = 100 });

        for (var minute = 0; minute < 8; minute++)
            lab.Tick(Enumerable.Range(0, 50).Select(i => new LiveEvent(0, At(minute), (minute * 100) + i)));

        Assert.True(lab.Facts.IsApproximate);
        Assert.InRange(lab.Facts.Keys, 50, 100);
        lab.Tick(new LiveEvent(0, At(0), 0));
        Assert.Equal(1, lab.Facts.Missed);
    }

    [Fact]
    public void With_too_many_users_their_number_is_estimated_and_the_window_says_so()
    {
        using var lab = new AggregateLab(Plays(Users) with { DedupeBy = [], MaxKeys = 1000 });

        for (var tick = 0; tick < 20; tick++)
            lab.Tick(Enumerable.Range(tick * 500, 500).Select(i => new LiveEvent(0, At(0), i) { User = $"user {i}" }));

        var row = Assert.Single(lab.Rows("listeners, is_approximate")).Split('|');
        Assert.InRange(int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), 8_500, 11_500);
        Assert.Equal("yes", row[2]);
    }
}
