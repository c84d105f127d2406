using Mixdown.Runs.Quality;

namespace Mixdown.Tests.Runs.Quality;

public sealed class VolumeBandTests
{
    [Fact]
    public void It_is_the_median_and_three_median_deviations_to_either_side()
    {
        // Median 100; deviations 30, 10, 0, 10, 900: their median is 10. One odd run moves neither.
        var band = VolumeBand.Of([70, 90, 100, 110, 1000])!;

        Assert.Equal((100, 70, 130), (band.Median, band.Low, band.High));
        Assert.Equal([false, true, true], new[] { 70L, 131L, 69L }.Select(band.IsOutside));
    }

    [Fact]
    public void A_table_that_never_changed_may_change_by_a_tenth()
    {
        var band = VolumeBand.Of([50, 50, 50, 50, 50])!;

        Assert.Equal((45, 55), (band.Low, band.High));
    }

    [Fact]
    public void Few_runs_tell_no_band() => Assert.Null(VolumeBand.Of([1, 2, 3, 4]));

    [Fact]
    public void The_newest_run_is_not_a_part_of_what_it_is_compared_with()
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        var series = VolumeSeries.Of("load", "shop.orders", [.. new long[] { 100, 100, 100, 100, 100, 5 }.Select((rows, i) => ($"r{i}", at.AddDays(i), rows))]);

        Assert.Equal([false, false, false, false, false, true], series.Points.Select(point => point.IsOutside));
    }
}
