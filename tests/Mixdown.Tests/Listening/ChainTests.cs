using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Tests.Listening;

/// <summary>Sessions against the exact values of eventsim's state machine.</summary>
public sealed class ChainTests
{
    const int Sessions = 20_000;

    [Theory]
    [InlineData("Logged In", "free", 2.723, 2.001, 0.1498, 0.596)]
    [InlineData("Logged In", "paid", 29.642, 26.957, 0.0404, 0.634)]
    [InlineData("Logged Out", "free", 4.026, 1.159, 0.5250, 0)]
    [InlineData("Logged Out", "paid", 16.667, 13.360, 0.5244, 0)]
    [InlineData("Guest", "free", 3.060, 0.526, 0.7844, 0)]
    public void Our_configuration_has_the_exact_values_of_the_fork(string auth, string level, double events, double songs, double without, double begins) =>
        AssertExact(new ExactChain(EventConfig.Default), auth, level, events, songs, without, begins);

    [Theory]
    [InlineData("Logged In", "free", 2.721, 2.004, 0.1498, 0.596)]
    [InlineData("Logged In", "paid", 29.818, 27.130, 0.0403, 0.634)]
    [InlineData("Logged Out", "free", 3.933, 1.203, 0.5077, 0)]
    [InlineData("Logged Out", "paid", 17.714, 14.387, 0.4911, 0)]
    public void With_the_original_s_login_it_has_the_original_s(string auth, string level, double events, double songs, double without, double begins) =>
        AssertExact(new ExactChain(WithOriginalLogin()), auth, level, events, songs, without, begins);

    [Fact]
    public void A_free_session_has_75_upgrades_in_10_000() =>
        Assert.Equal(0.0075, new ExactChain(EventConfig.Default).Events("Logged In", "free", "Submit Upgrade"), 4);

    [Fact]
    public void There_are_40_states_and_198_transitions()
    {
        Assert.Equal(40, new Chain(EventConfig.Default).States.Length);
        Assert.Equal(198, EventConfig.Default.Transitions.Length);
    }

    [Theory]
    [InlineData("Logged In", "free")]
    [InlineData("Logged In", "paid")]
    [InlineData("Logged Out", "free")]
    [InlineData("Logged Out", "paid")]
    [InlineData("Guest", "free")]
    public void Simulated_sessions_are_within_four_standard_errors(string auth, string level)
    {
        var exact = new ExactChain(EventConfig.Default);
        var sessions = Simulate(auth, level);

        AssertMean(exact.Events(auth, level), [.. sessions.Select(session => (double)session.Count)]);
        AssertMean(exact.Events(auth, level, "NextSong"), [.. sessions.Select(session => (double)session.Count(page => page == "NextSong"))]);
        AssertMean(exact.WithoutSong(auth, level), [.. sessions.Select(session => session.Contains("NextSong") ? 0.0 : 1)]);
        AssertMean(exact.BeginsWithSong(auth, level), [.. sessions.Select(session => session[0] == "NextSong" ? 1.0 : 0)]);
    }

    [Fact]
    public void Steps_are_taken_as_often_as_they_should_be()
    {
        var config = EventConfig.Default;
        var chain = new Chain(config);

        foreach (var state in chain.States)
            Assert.InRange(ChiSquare.Excess(chain, state, config), -ChiSquare.Limit, ChiSquare.Limit);
    }

    [Fact]
    public void Any_transition_that_is_left_out_is_noticed()
    {
        var config = EventConfig.Default;

        foreach (var left in config.Transitions)
        {
            var wrong = new Chain(config with { Transitions = config.Transitions.Remove(left) });
            Assert.True(ChiSquare.Excess(wrong, left.Source, config) > ChiSquare.Limit, $"{left} is missing, and nobody noticed.");
        }
    }

    [Theory]
    [InlineData("NextSong", "paid", 0.925, 0.915)]
    [InlineData("NextSong", "free", 0.5, 0.51)]
    [InlineData("Home", "free", 0.6, 0.59)]
    public void A_probability_that_is_off_by_a_hundredth_is_noticed(string page, string level, double right, double wrong)
    {
        var config = EventConfig.Default;
        var struck = config.Transitions.Single(step => step.Source is { Auth: "Logged In" } source && source.Page == page && source.Level == level
            && step.Destination.Page == "NextSong" && step.Probability == right);
        var chain = new Chain(config with { Transitions = config.Transitions.Replace(struck, struck with { Probability = wrong }) });

        Assert.True(ChiSquare.Excess(chain, struck.Source, config) > ChiSquare.Limit);
    }

    static void AssertExact(ExactChain chain, string auth, string level, double events, double songs, double without, double begins)
    {
        Assert.Equal(events, chain.Events(auth, level), 0.0006);
        Assert.Equal(songs, chain.Events(auth, level, "NextSong"), 0.0006);
        Assert.Equal(without, chain.WithoutSong(auth, level), 0.00006);
        Assert.Equal(begins, chain.BeginsWithSong(auth, level), 0.0006);
    }

    static void AssertMean(double expected, double[] values)
    {
        var mean = values.Average();
        var error = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / values.Length / values.Length);
        Assert.InRange(mean, expected - (4 * error) - 1e-9, expected + (4 * error) + 1e-9);
    }

    static EventConfig WithOriginalLogin() => EventConfig.Default with
    {
        Transitions =
        [
            .. EventConfig.Default.Transitions
                .Where(step => step is not { Source.Page: "Login", Destination: { Page: "Home", Auth: "Logged Out" } })
                .Select(step => step is { Source.Page: "Login", Destination.Page: "Home" } ? step with { Probability = 0.999 } : step),
        ],
    };

    static List<List<string>> Simulate(string auth, string level)
    {
        var chain = new Chain(EventConfig.Default);
        var random = new RandomStream(1, RandomPurpose.ListenerBehaviour, 0);
        var sessions = new List<List<string>>();
        for (var i = 0; i < Sessions; i++)
        {
            var pages = new List<string>();
            for (var state = chain.Start(chain.Who(auth, level), ref random); state != Chain.End; state = chain.Next(state, ref random))
                pages.Add(chain.States[state].Page);
            sessions.Add(pages);
        }
        return sessions;
    }
}
