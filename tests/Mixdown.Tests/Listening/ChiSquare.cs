using Mixdown.Simulation.Events.Behaviour;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Tests.Listening;

/// <summary>Pearson's test of the steps from one state.</summary>
static class ChiSquare
{
    /// <summary>What chance alone does not exceed.</summary>
    public const double Limit = 3.5;

    const int Draws = 60_000;

    /// <summary>By how many of its standard deviations the sum is above what chance makes of it, when steps are drawn from
    /// <paramref name="chain"/> and expected as <paramref name="config"/> says.</summary>
    public static double Excess(Chain chain, PageState source, EventConfig config)
    {
        var seen = Draw(chain, source);
        var expected = config.Transitions.Where(step => step.Source == source)
            .GroupBy(step => step.Destination.ToString(), step => step.Probability).ToDictionary(step => step.Key, step => step.Sum());
        expected["end"] = 1 - expected.Values.Sum();
        if (seen.Keys.Any(next => expected.GetValueOrDefault(next) < 1e-9))
            return double.PositiveInfinity;
        var possible = expected.Where(next => next.Value > 1e-9).ToList();
        var sum = possible.Sum(next => Math.Pow(seen.GetValueOrDefault(next.Key) - (next.Value * Draws), 2) / (next.Value * Draws));
        var freedom = possible.Count - 1;
        return freedom == 0 ? 0 : (sum - freedom) / Math.Sqrt(2 * freedom);
    }

    static Dictionary<string, int> Draw(Chain chain, PageState source)
    {
        var seen = new int[chain.States.Length + 1];
        var random = new RandomStream(7, RandomPurpose.ListenerBehaviour, chain.States.IndexOf(source));
        for (var i = 0; i < Draws; i++)
            seen[chain.Next(chain.States.IndexOf(source), ref random) + 1]++;
        return seen.Index().Where(next => next.Item > 0)
            .ToDictionary(next => next.Index == 0 ? "end" : chain.States[next.Index - 1].ToString(), next => next.Item);
    }
}
