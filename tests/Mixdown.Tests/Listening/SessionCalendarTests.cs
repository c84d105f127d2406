using System.Globalization;
using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Config;

namespace Mixdown.Tests.Listening;

public sealed class SessionCalendarTests
{
    readonly SessionCalendar _calendar = new(EventConfig.Default);

    [Theory]
    [InlineData("2026-07-10T20:59:00Z", 0)] // a Friday
    [InlineData("2026-07-10T21:00:00Z", 0)]
    [InlineData("2026-07-11T00:00:00Z", 0.5)]
    [InlineData("2026-07-11T03:00:00Z", 1)]
    [InlineData("2026-07-11T23:00:00Z", 1)]
    [InlineData("2026-07-12T20:59:00Z", 1)]
    [InlineData("2026-07-13T00:00:00Z", 0.5)]
    [InlineData("2026-07-13T03:00:00Z", 0)]
    [InlineData("2026-07-15T12:00:00Z", 0)]
    [InlineData("2025-12-25T12:00:00Z", 1)] // a Thursday
    [InlineData("2025-12-25T00:00:00Z", 0.5)]
    [InlineData("2025-12-26T03:00:00Z", 0)]
    public void The_weekend_sets_in_on_Friday_evening_and_is_gone_on_Monday_morning(string time, double felt) =>
        Assert.Equal(felt, _calendar.RestAt(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()), 1e-9);

    [Theory]
    [InlineData("2026-01-01", true)]
    [InlineData("2026-01-19", true)] // Martin Luther King's birthday
    [InlineData("2026-02-16", true)]
    [InlineData("2026-05-25", true)]
    [InlineData("2026-06-19", true)]
    [InlineData("2026-07-04", true)]
    [InlineData("2026-09-07", true)]
    [InlineData("2026-10-12", true)]
    [InlineData("2026-11-11", true)]
    [InlineData("2026-11-26", true)]
    [InlineData("2026-12-25", true)]
    [InlineData("2026-11-27", false)]
    [InlineData("2026-05-18", false)]
    [InlineData("2026-03-01", true)] // a Sunday
    [InlineData("2150-01-01", false)] // a Thursday, beyond the years whose holidays are known
    public void Holidays_are_those_of_the_United_States(string date, bool rests) =>
        Assert.Equal(rests, new RestDays().Includes(DateOnly.Parse(date, CultureInfo.InvariantCulture).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber));
}
