using Mixdown.Cli.Rendering.Progress;
using Mixdown.Runs.Events;

namespace Mixdown.Tests.Cli.Progress;

/// <summary>Rates, shares and forecasts of tables, on the times of their events.</summary>
public sealed class TableMeterTests
{
    static readonly DateTimeOffset Began = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_steady_rate_is_right_from_the_first_moment_on()
    {
        var meter = Steady(seconds: 0.1);
        Assert.Equal((1000, 10_000), (Math.Round(meter.RowRate), Math.Round(meter.ByteRate)));
        Assert.Null(meter.Left);

        meter = Steady(seconds: 20);
        Assert.Equal((1000, 10_000), (Math.Round(meter.RowRate), Math.Round(meter.ByteRate)));
        // 200,000 of 500,000 bytes are read; 300,000 at 10,000 a second are left.
        Assert.Equal((0.4, TimeSpan.FromSeconds(30)), (meter.Share, meter.Left));
    }

    [Fact]
    public void Of_a_pause_of_two_seconds_a_third_of_the_rate_is_left()
    {
        var meter = Steady(seconds: 40);

        meter.On(At(42, rows: 40_000, bytes: 400_000));

        Assert.InRange(meter.RowRate, 367, 369);
    }

    [Fact]
    public void Rows_forecast_where_bytes_do_not_and_are_never_all_before_the_end()
    {
        var meter = new TableMeter(At(0, 0, 0) with { TotalBytes = 0, TotalRows = 3000 });
        meter.On(At(2, 2000, 0) with { TotalBytes = 0, TotalRows = 3000 });
        Assert.Equal(TimeSpan.FromSeconds(1), meter.Left);

        meter.On(At(4, 4000, 0) with { TotalBytes = 0, TotalRows = 3000 });

        Assert.Equal(0.99, meter.Share);
        Assert.Null(meter.Left);
    }

    [Fact]
    public void A_table_of_unknown_size_has_neither_share_nor_end()
    {
        var meter = new TableMeter(At(0, 0, 0) with { TotalBytes = 0 });
        meter.On(At(5, 5000, 50_000) with { TotalBytes = 0 });

        Assert.Null(meter.Share);
        Assert.Null(meter.Left);
        Assert.Equal("  load store.invoice  5,000 rows", ProgressLines.Plain(meter));
    }

    [Fact]
    public void A_log_has_a_line_every_ten_seconds()
    {
        var meters = new TableMeters();
        var said = new List<string>();
        for (var second = 0; second <= 25; second++)
        {
            var now = At(second, second * 1000, second * 10_000);
            meters.On(now);
            if (meters.Due(now) is { } table)
                said.Add(ProgressLines.Plain(table));
        }

        Assert.Equal(["  load store.invoice  10,000 rows  20 %  0:40 left", "  load store.invoice  20,000 rows  40 %  0:30 left"], said);
    }

    [Fact]
    public void A_table_that_is_read_is_no_longer_in_work()
    {
        var meters = new TableMeters();
        meters.On(At(0, 0, 0));
        Assert.Single(meters.InWork);

        meters.On(At(1, 10, 100) with { IsDone = true });

        Assert.Empty(meters.InWork);
    }

    [Fact]
    public void Lines_fit_their_terminal()
    {
        var meter = Steady(seconds: 20);

        Assert.Equal("  store.invoice  ━━━━━━━━──────────── 40 %        20,000 rows  200 kB  1000 rows/s  10 kB/s  0:30 left", Assert.Single(ProgressLines.Of([meter], 120)));
        Assert.Equal("  store.invoice  40 %        20,000 rows  0:30 left", Assert.Single(ProgressLines.Of([meter], 55)));
        Assert.Equal("  store.invoice  40 %", Assert.Single(ProgressLines.Of([meter], 25)));
        Assert.All(Enumerable.Range(22, 150), width => Assert.True(ProgressLines.Of([meter], width).Single().Length <= width));
        Assert.Equal("  … and 3 tables more", ProgressLines.Of([.. Enumerable.Repeat(meter, 15)], 80).Last());
    }

    static TableMeter Steady(double seconds)
    {
        var meter = new TableMeter(At(0, 0, 0));
        for (var step = 1; step <= Math.Round(seconds * 10); step++)
            meter.On(At(step / 10.0, step * 100, step * 1000));
        return meter;
    }

    static TableProgress At(double second, long rows, long bytes) => new(Began.AddSeconds(second), "store", "invoice", rows, bytes, 500_000);
}
