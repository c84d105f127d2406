using Mixdown.Engines.DuckDb;
using Mixdown.Runs.Live.Reconciling;

namespace Mixdown.Tests.Reconcile;

/// <summary>What counts as a difference between live and batch.</summary>
public sealed class LiveComparerTests : IDisposable
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    readonly DuckDbEngine _engine = DuckDbEngine.InMemory();
    readonly DuckDbSession _session;

    public LiveComparerTests()
    {
        _session = _engine.OpenSession();
        Run("create table live_values (window_start timestamptz, window_end timestamptz, level varchar, listens bigint, paid decimal(18,2), seconds double, is_closed boolean, is_dirty boolean, is_approximate boolean)");
        Run("create table batch_values (window_start timestamptz, level varchar, listens hugeint, paid decimal(38,2), seconds double)");
    }

    [Fact]
    public void Equal_windows_have_no_difference()
    {
        Live(0, "free", 3, 0.50m, 10.0);
        Live(1, "paid", 2, 9.99m, 5.5);
        Batch(0, "free", 3, 0.50m, 10.0);
        Batch(1, "paid", 2, 9.99m, 5.5);

        var found = Compare(minutes: 2);

        Assert.Equal((2, 2, 0, 0), ((int)found.Windows, (int)found.Rows, (int)found.Differences, (int)found.DifferingWindows));
        Assert.Equal((Noon, Noon.AddMinutes(2)), (found.From!.Value, found.Until!.Value));
    }

    [Fact]
    public void Each_metric_that_differs_is_told_with_both_values()
    {
        Live(0, "free", 3, 0.50m, 10.0);
        Batch(0, "free", 4, 0.51m, 10.0);

        var found = Compare(minutes: 1);

        Assert.Equal((2, 1), ((int)found.Differences, (int)found.DifferingWindows));
        Assert.Equal(
            [new WindowDifference(Noon, "level=free", "listens", "3", "4"), new WindowDifference(Noon, "level=free", "paid", "0.50", "0.51")], found.Shown);
    }

    [Fact]
    public void A_row_of_one_side_only_differs_in_all_metrics()
    {
        Live(0, "free", 3, 0m, 1);
        Batch(0, null, 3, 0m, 1);

        Assert.Equal(
            ["level=(none): listens NULL 3", "level=(none): paid NULL 0.00", "level=(none): seconds NULL 1.0", "level=free: listens 3 NULL", "level=free: paid 0.00 NULL", "level=free: seconds 1.0 NULL"],
            Compare(minutes: 1).Shown.Select(found => $"{found.Dimensions}: {found.Metric} {found.Live ?? "NULL"} {found.Batch ?? "NULL"}"));
    }

    [Fact]
    public void Rows_without_a_value_of_a_dimension_belong_together()
    {
        Live(0, null, 3, 0m, 1);
        Batch(0, null, 3, 0m, 1);

        Assert.Equal(0, Compare(minutes: 1).Differences);
    }

    [Fact]
    public void A_batch_window_without_live_rows_between_others_is_a_difference()
    {
        Live(0, "free", 1, 0m, 1);
        Live(2, "free", 1, 0m, 1);
        Batch(0, "free", 1, 0m, 1);
        Batch(1, "free", 1, 0m, 1);
        Batch(2, "free", 1, 0m, 1);

        Assert.Equal([Noon.AddMinutes(1)], Compare(minutes: 3).Shown.Select(found => found.Window).Distinct());
    }

    [Fact]
    public void Sums_of_floating_point_numbers_may_differ_in_their_last_digits()
    {
        Live(0, "free", 1, 0m, 0.1 + 0.2);
        Batch(0, "free", 1, 0m, 0.3);
        Live(1, "free", 1, 0m, 0.3001);
        Batch(1, "free", 1, 0m, 0.3);

        Assert.Equal([(Noon.AddMinutes(1), "seconds")], Compare(minutes: 2).Shown.Select(found => (found.Window, found.Metric)));
    }

    [Fact]
    public void Open_windows_and_those_after_batch_are_not_compared()
    {
        Live(0, "free", 1, 0m, 1);
        Live(1, "free", 1, 0m, 1, isClosed: false);
        Live(5, "free", 1, 0m, 1);
        Batch(0, "free", 1, 0m, 1);

        var found = Compare(minutes: 5);

        Assert.Equal((1, 0), ((int)found.Windows, (int)found.Differences));
    }

    [Fact]
    public void Windows_that_live_says_are_incomplete_are_left_out_and_counted()
    {
        Live(0, "free", 1, 0m, 1);
        Live(1, "free", 1, 0m, 1, isDirty: true);
        Batch(0, "free", 1, 0m, 1);
        Batch(1, "free", 2, 0m, 1);

        var found = Compare(minutes: 2);

        Assert.Equal((1, 0, 1), ((int)found.Windows, (int)found.Differences, (int)found.Dirty));
    }

    [Fact]
    public void Events_that_came_after_the_build_are_named_as_a_cause()
    {
        Live(0, "free", 3, 0m, 1);
        Batch(0, "free", 1, 0m, 1);

        var found = Compare(minutes: 1, unread: $"select timestamptz '{Noon:u}' as window_start, 2 as events").Shown[0];

        Assert.Equal((2, "2 events came after the last build"), ((int)found.Unread, found.Cause));
    }

    public void Dispose()
    {
        _session.Dispose();
        _engine.Dispose();
    }

    Comparison Compare(int minutes, string? unread = null) =>
        new LiveComparer(_session, ["level"], [new("listens", AgreementRule.Exact), new("paid", AgreementRule.Exact), new("seconds", AgreementRule.LastDigits)])
            .Compare(Noon.AddMinutes(minutes), unread, CancellationToken.None);

    void Live(int minute, string? level, long listens, decimal paid, double seconds, bool isClosed = true, bool isDirty = false) => _session.Execute(
        "insert into live_values values ($1, $2, $3, $4, $5, $6, $7, $8, false)",
        [Noon.AddMinutes(minute), Noon.AddMinutes(minute + 1), level, listens, paid, seconds, isClosed, isDirty], CancellationToken.None);

    void Batch(int minute, string? level, long listens, decimal paid, double seconds) => _session.Execute(
        "insert into batch_values values ($1, $2, $3, $4, $5)", [Noon.AddMinutes(minute), level, listens, paid, seconds], CancellationToken.None);

    void Run(string sql) => _session.Execute(sql, CancellationToken.None);
}
