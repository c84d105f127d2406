using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize.Batches;

namespace Mixdown.Tests.Project.Materialize;

public sealed class BatchPlanTests
{
    static readonly DateTimeOffset Now = new(2024, 9, 17, 16, 6, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("hour", "20240917T15 20240917T16")]
    [InlineData("day", "20240916 20240917")]
    [InlineData("month", "20240801 20240901")]
    [InlineData("year", "20230101 20240101")]
    public void A_run_builds_the_newest_batch_and_goes_back_by_lookback(string size, string expected) =>
        Assert.Equal(expected, Ids(Model(size, lookback: 1), fromNothing: false, Request()));

    [Fact]
    public void Lookback_of_nothing_builds_the_newest_batch_alone() =>
        Assert.Equal("20240917", Ids(Model("day", lookback: 0), fromNothing: false, Request()));

    [Fact]
    public void A_table_from_nothing_begins_at_the_batch_of_its_begin() =>
        Assert.Equal("20240101 20240201 20240301", Ids(Model("month", begin: "2024-01-15"), fromNothing: true, Request() with { EventTimeEnd = At("2024-03-02") }));

    [Fact]
    public void The_time_that_is_asked_for_is_widened_to_whole_batches() => Assert.Equal(
        "20240228 20240229 20240301",
        Ids(Model("day"), fromNothing: false, Request() with { EventTimeStart = At("2024-02-28T12:00"), EventTimeEnd = At("2024-03-01T00:00:01") }));

    [Fact]
    public void A_run_at_the_moment_a_batch_begins_has_none_of_it_yet() =>
        Assert.Equal("20240915 20240916", Ids(Model("day", lookback: 1), fromNothing: false, Request() with { StartedAt = At("2024-09-17") }));

    [Fact]
    public void Times_of_other_zones_are_counted_in_utc() => Assert.Equal(
        "20240916T23", Ids(Model("hour", lookback: 0), fromNothing: false, Request() with { StartedAt = new(2024, 9, 17, 1, 30, 0, TimeSpan.FromHours(2)) }));

    [Fact]
    public void A_history_that_begins_in_the_future_has_no_batch() => Assert.Equal(
        "MX1512", Refused(() => Ids(Model("day", begin: "2030-01-01"), fromNothing: true, Request())));

    [Theory]
    [InlineData(null, "2024-01-01", 1)]
    [InlineData("week", "2024-01-01", 1)]
    [InlineData("1", "2024-01-01", 1)]
    [InlineData("day", null, 1)]
    [InlineData("day", "some day", 1)]
    [InlineData("day", "2024-01-01", -1)]
    public void What_is_missing_or_no_such_value_is_refused(string? size, string? begin, int lookback) =>
        Assert.Equal("MX1511", Refused(() => BatchOptions.Of(Model(size, begin, lookback))));

    static string Ids(ProjectNode model, bool fromNothing, ProjectRequest request) =>
        string.Join(' ', BatchPlan.Of(model, BatchOptions.Of(model), fromNothing, request).Select(batch => batch.Id));

    static string Refused(Action act) => Assert.Throws<MixdownException>(act).Diagnostics[0].Code;

    static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);

    static ProjectRequest Request() => new()
    {
        ProjectDir = "/",
        Environment = new Dictionary<string, string>(),
        InvocationId = "run",
        StartedAt = Now,
    };

    static ProjectNode Model(string? size, string? begin = "2020-01-01", long lookback = 1)
    {
        var model = new ProjectNode(NodeKind.Model)
        {
            UniqueId = "model.shop.sales",
            Name = "sales",
            Package = "shop",
            Fqn = ["shop", "sales"],
            File = "models/sales.sql",
            Path = "sales.sql",
            RawCode = "",
        };
        foreach (var (key, value) in new (string, object?)[] { ("event_time", "day"), ("batch_size", size), ("begin", begin), ("lookback", lookback) })
            model.Config.Merge(key, value);
        return model;
    }
}
