using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Config;

namespace Mixdown.Tests.Listening;

/// <summary>How many listeners there are.</summary>
public sealed class PopulationTests
{
    static readonly Chain Chain = new(EventConfig.Default);

    [Fact]
    public async Task At_a_growth_of_10_twice_as_many_are_there_after_a_month()
    {
        var events = await SimulateAsync(growth: 10, attrition: 0);
        var users = events.Max(happened => happened.User) + 1;

        // 3000 · e^(10 · 28 / 365) = 6461; the last ones have had no time to do anything.
        Assert.InRange(users, 6461 * 0.95, 6461 * 1.05);
        Assert.Equal(78.4, Percent(events, state => state.Page == "NextSong"), 2.0);
        Assert.Equal(13.3, Percent(events, state => state.Page == "Home"), 1.5);
        Assert.Equal(0.80, Percent(events, state => state.Page == "Submit Registration"), 0.2);
        Assert.Equal(4.1, Percent(events, state => state.Auth == "Guest"), 1.0);
    }

    [Fact]
    public async Task Who_comes_later_comes_as_a_guest()
    {
        var events = await SimulateAsync(growth: 10, attrition: 0);

        var first = events.Where(happened => happened.User >= 3000).GroupBy(happened => happened.User).Select(user => user.First()).ToList();

        Assert.All(first, happened => Assert.Equal(("Guest", "free"), (Chain.States[happened.State].Auth, Chain.States[happened.State].Level)));
        Assert.Equal(first.Select(happened => happened.User).Order(), first.Select(happened => happened.User));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    public async Task Attrition_takes_as_many_as_its_rate_says(double rate)
    {
        var all = await SimulateAsync(growth: 0, attrition: 0);
        var left = await SimulateAsync(growth: 0, attrition: rate);

        // Whoever is there after t years is there with e^(-rate·t), so a month has (1 - e^(-rate·T)) / (rate·T) of the sessions; a
        // listener leaves at the end of a session only, so that somewhat more are left.
        var expected = (1 - Math.Exp(-rate * 28 / 365)) / (rate * 28 / 365);
        Assert.InRange(Sessions(left) / (double)Sessions(all), expected - 0.02, expected + 0.12);
        Assert.True(LastDay(left) < LastDay(all) * (Math.Exp(-rate * 28 / 365) + 0.25));
    }

    static int Sessions(PageEvent[] events) => events.Count(happened => happened.IsNewSession);

    static int LastDay(PageEvent[] events) =>
        events.Count(happened => happened.IsNewSession && happened.Time >= SimulatedMonth.Start.AddDays(27).ToUnixTimeMilliseconds());

    static double Percent(PageEvent[] events, Func<PageState, bool> what) =>
        100.0 * events.Count(happened => what(Chain.States[happened.State])) / events.Length;

    static Task<PageEvent[]> SimulateAsync(double growth, double attrition)
    {
        var options = SimulatedMonth.Options(3000);
        return SimulatedMonth.SimulateAsync(options with { Attrition = attrition, Config = options.Config with { GrowthRate = growth } });
    }
}
