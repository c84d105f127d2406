using System.Collections.Immutable;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Profiles;

/// <summary>What listeners listen with: the user agents of browsers and telephones.</summary>
static class Agents
{
    static readonly (string Agent, int Weight)[] Known =
    [
        (Mozilla("Windows NT 10.0; Win64; x64", "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"), 240),
        (Mozilla("Macintosh; Intel Mac OS X 10_15_7", "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"), 110),
        (Mozilla("Macintosh; Intel Mac OS X 10_15_7", "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15"), 80),
        (Mozilla("iPhone; CPU iPhone OS 18_1 like Mac OS X", "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"), 210),
        (Mozilla("iPhone; CPU iPhone OS 17_6 like Mac OS X", "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1"), 60),
        (Mozilla("iPad; CPU OS 18_1 like Mac OS X", "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"), 35),
        (Mozilla("Linux; Android 10; K", "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36"), 150),
        (Mozilla("Windows NT 10.0; Win64; x64", "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0"), 55),
        (Mozilla("Windows NT 10.0; Win64; x64; rv:133.0", "Gecko/20100101 Firefox/133.0"), 35),
        (Mozilla("X11; Linux x86_64; rv:133.0", "Gecko/20100101 Firefox/133.0"), 12),
        (Mozilla("X11; Linux x86_64", "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"), 8),
        (Mozilla("X11; CrOS x86_64 14541.0.0", "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"), 5),
    ];

    /// <summary>In an order that decides bytes.</summary>
    public static readonly ImmutableArray<string> All = [.. Known.Select(known => known.Agent)];

    /// <summary>Picks an agent by how often it is met.</summary>
    public static readonly Weights ByUse = new([.. Known.Select(known => known.Weight)]);

    static string Mozilla(string system, string engine) => $"Mozilla/5.0 ({system}) {engine}";
}
