using Mixdown.Streams.Live;
using static Mixdown.Tests.Aggregates.AggregateLab;

namespace Mixdown.Tests.Aggregates;

/// <summary>Whatever happens to a stream, its windows say what one finds when one looks at all events at once.</summary>
public sealed class LivePropertyTests
{
    const string Shown = "level, listens, listeners, total, greatest, top_song";

    static readonly LiveWindow FiveByOne = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));

    [Theory]
    [InlineData(1, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    [InlineData(5, true)]
    public void All_windows_equal_the_reference(int seed, bool restarts)
    {
        using var lab = new AggregateLab(Entry("tumbling", LiveWindow.Minute), Entry("hopping", FiveByOne));
        var story = new LiveStory(seed);

        story.Play(lab, restarts);

        Assert.Equal(LiveReference.Rows(story.Sent, LiveWindow.Minute, DateTimeOffset.MinValue), lab.Rows(Shown, "tumbling"));
        Assert.Equal(LiveReference.Rows(story.Sent, FiveByOne, DateTimeOffset.MinValue), lab.Rows(Shown, "hopping"));
        Assert.Contains("yes", lab.Rows("is_closed", "tumbling").Select(row => row.Split('|')[1]));
        Assert.DoesNotContain("yes", lab.Rows("is_dirty", "hopping").Select(row => row.Split('|')[1]));
    }

    [Theory]
    [InlineData(11)]
    public void What_is_rebuilt_equals_what_never_stopped(int seed)
    {
        using var kept = new AggregateLab(Entry("plays", FiveByOne));
        using var rebuilt = new AggregateLab(Entry("plays", FiveByOne));
        new LiveStory(seed).Play(kept, restarts: false);
        new LiveStory(seed).Play(rebuilt, restarts: false);

        rebuilt.Restart();

        Assert.Equal(kept.Rows(Shown + ", is_closed"), rebuilt.Rows(Shown + ", is_closed"));
        Assert.Equal(kept.Facts.Watermark, rebuilt.Facts.Watermark);
        Assert.True(rebuilt.View.Revision > 0);
    }

    [Fact]
    public void A_restart_reads_no_more_of_the_lake_than_is_shown_and_knows_its_events_again()
    {
        using var lab = new AggregateLab(Entry("plays", LiveWindow.Minute) with { Times = new LiveTimes { Keep = TimeSpan.FromMinutes(10) } });
        lab.Clock.Pass(TimeSpan.FromHours(1));
        for (var minute = 0; minute <= 60; minute++)
            lab.Tick(new LiveEvent(0, At(minute), minute));
        lab.Commit();

        lab.Restart();
        lab.Tick(new LiveEvent(0, At(55), 55), new LiveEvent(0, At(60.5), 61));

        Assert.Equal(13, lab.Rows("listens").Length);
        Assert.Equal("60|2|no", lab.Rows("listens, is_closed")[^1]);
        Assert.Equal((1, 1), (lab.Facts.Duplicates, lab.Facts.Events));
    }

    static LiveDefinition Entry(string name, LiveWindow window) => Plays(
        Count, Users, new LiveMeasure("total", LiveAggregation.Sum, "seconds"), new LiveMeasure("greatest", LiveAggregation.Max, "seconds")) with
    {
        Name = name,
        Window = window,
        By = [new LiveColumn("level", "level")],
        Top = [new LiveTop(3, new LiveColumn("song", "song"))],
    };
}
