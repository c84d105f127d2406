using Mixdown.Project.Dashboards.Periods;

namespace Mixdown.Tests.Dashboards;

/// <summary>Periods, as people write them. Now is Wednesday, 2 July 2025, half past ten.</summary>
public sealed class PeriodTests
{
    static readonly DateTime Now = new(2025, 7, 2, 10, 30, 0, DateTimeKind.Unspecified);

    [Theory]
    [InlineData("last 24 hours", "2025-07-01 10:30", "2025-07-02 10:30")]
    [InlineData("last 60 minutes", "2025-07-02 09:30", "2025-07-02 10:30")]
    [InlineData("last 7 days", "2025-06-26 00:00", "2025-07-03 00:00")]
    [InlineData("last 2 weeks", "2025-06-23 00:00", "2025-07-07 00:00")]
    [InlineData("last 3 months", "2025-05-01 00:00", "2025-08-01 00:00")]
    [InlineData("today", "2025-07-02 00:00", "2025-07-03 00:00")]
    [InlineData("yesterday", "2025-07-01 00:00", "2025-07-02 00:00")]
    [InlineData("this week", "2025-06-30 00:00", "2025-07-07 00:00")]
    [InlineData("this quarter", "2025-07-01 00:00", "2025-10-01 00:00")]
    [InlineData("Last Month", "2025-06-01 00:00", "2025-07-01 00:00")]
    [InlineData("last year", "2024-01-01 00:00", "2025-01-01 00:00")]
    [InlineData("2025-01-01..2025-03-31", "2025-01-01 00:00", "2025-04-01 00:00")]
    [InlineData("2025-01-05", "2025-01-05 00:00", "2025-01-06 00:00")]
    [InlineData("2025-01-05T10:00..2025-01-05T12:00", "2025-01-05 10:00", "2025-01-05 12:00")]
    [InlineData("2025-01-01..", "2025-01-01 00:00", null)]
    [InlineData("all time", null, null)]
    public void A_period_begins_and_ends(string text, string? from, string? to)
    {
        var bounds = PeriodBounds.Of(PeriodSyntax.Read(text)!, Now);

        Assert.Equal((from, to), (Text(bounds.From), Text(bounds.To)));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("last 0 days")]
    [InlineData("last -1 days")]
    [InlineData("last 9999999999 days")]
    [InlineData("2025-02-30..2025-03-01")]
    [InlineData("2025-03-01..2025-02-01")]
    [InlineData("..")]
    [InlineData("last 100000 years")]
    [InlineData("9999-12-31..9999-12-31")]
    public void What_is_no_period_is_refused(string text) => Assert.Null(PeriodSyntax.Read(text));

    [Theory]
    [InlineData("last 7 days", "2025-06-19 00:00", "2025-06-25 10:30")]
    [InlineData("this month", "2025-06-01 00:00", "2025-06-02 10:30")]
    [InlineData("last month", "2025-05-01 00:00", "2025-06-01 00:00")]
    [InlineData("2025-02-01..2025-02-28", "2025-01-01 00:00", "2025-02-01 00:00")]
    [InlineData("2025-01-10..2025-01-12", "2025-01-07 00:00", "2025-01-10 00:00")]
    [InlineData("last 60 minutes", "2025-07-02 08:30", "2025-07-02 09:30")]
    public void The_period_before_is_as_long_as_what_has_passed(string text, string from, string to)
    {
        var bounds = PeriodBounds.Of(PeriodSyntax.Read(text)!, Now);
        var before = bounds.Earlier(bounds.Length!);

        Assert.Equal((from, to), (Text(before.From), Text(before.To)));
    }

    [Fact]
    public void The_period_before_ends_where_calendars_do() =>
        Assert.Equal(2, PeriodBounds.Of(PeriodSyntax.Read("0100-01-01..9000-12-31")!, Now) is var all ? all.Earlier(all.Length!).From!.Value.Year : 0);

    static string? Text(DateTime? moment) => moment?.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
