using System.Collections.Immutable;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Simulation.Events.Config;

/// <summary>How listeners behave: an eventsim configuration. Its keys, and where we differ from eventsim, are in
/// docs/generate-events.md. Defaults are eventsim's own where a file does not say; <see cref="Default"/> is what Mixdown ships.</summary>
public sealed record EventConfig
{
    /// <summary>Our own configuration: a music site with free and paid listeners.</summary>
    public static EventConfig Default { get; } = EventConfigReader.Read(DefaultText(), "eventsim.json");

    /// <summary>Picks one history out of many.</summary>
    public ulong Seed { get; init; }

    /// <summary>Mean seconds between two pages of a session, over all listeners.</summary>
    public double Alpha { get; init; } = 60;

    /// <summary>Mean seconds between two sessions, over all listeners. Default: 3 days.</summary>
    public double Beta { get; init; } = 259_200;

    /// <summary>Strength of the daily shape, 0 to 0.15: sessions begin 1 / (1 ± 2π · damping) times as often at 03:00 and at 15:00
    /// UTC as they would without.</summary>
    public double Damping { get; init; } = 0.0625;

    /// <summary>Share of the sessions that do not take place on Saturdays, Sundays and holidays.</summary>
    public double WeekendDamping { get; init; } = 0.5;

    /// <summary>Minutes before midnight at which the weekend begins to be felt, and to end.</summary>
    public double WeekendDampingOffset { get; init; } = 6;

    /// <summary>Minutes that it takes to set in.</summary>
    public double WeekendDampingScale { get; init; } = 6;

    /// <summary>Seconds that lie between two sessions at least, before the daily shape moves them.</summary>
    public double SessionGap { get; init; } = 1800;

    /// <summary>Whoever ends a session with this auth never returns; null: nobody leaves like that.</summary>
    public string? ChurnedState { get; init; }

    /// <summary>Events before it are simulated, but not written.</summary>
    public DateTimeOffset Start { get; init; } = new(2025, 12, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>No event from then on; null: none was named.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Listeners at the start.</summary>
    public int Users { get; init; } = 1000;

    /// <summary>The first listener's id is one more.</summary>
    public long FirstUser { get; init; }

    /// <summary>New listeners a year as a share of those that there are: 0.1 is 10 %.</summary>
    public double GrowthRate { get; init; }

    /// <summary>Written into every event that shows its user; null: none.</summary>
    public string? Tag { get; init; }

    /// <summary>Auth of listeners that come later.</summary>
    public string NewUserAuth { get; init; } = "Guest";

    /// <summary>Level of listeners that come later.</summary>
    public string NewUserLevel { get; init; } = "free";

    /// <summary>Levels of the listeners at the start.</summary>
    public ImmutableArray<Weighted<string>> Levels { get; init; } = [];

    /// <summary>Auths of the listeners at the start.</summary>
    public ImmutableArray<Weighted<string>> Auths { get; init; } = [];

    /// <summary>Auths whose events say who the listener is.</summary>
    public ImmutableHashSet<string> Shown { get; init; } = [];

    /// <summary>Where sessions begin, for each auth and level that there is.</summary>
    public ImmutableArray<Weighted<PageState>> NewSession { get; init; } = [];

    /// <summary>What leads to what.</summary>
    public ImmutableArray<Transition> Transitions { get; init; } = [];

    /// <summary>What is odd and works all the same.</summary>
    public ImmutableArray<Diagnostic> Notes { get; init; } = [];

    /// <summary>The text of <see cref="Default"/>: a place to begin an own one from.</summary>
    public static byte[] DefaultText()
    {
        using var resource = typeof(EventConfig).Assembly.GetManifestResourceStream("eventsim.json")!;
        var text = new byte[resource.Length];
        resource.ReadExactly(text);
        return text;
    }

    /// <summary>Reads a configuration.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="MixdownException">Names everything that is wrong with it: MX6021 to MX6024, and those of settings.</exception>
    public static EventConfig Read(ReadOnlyMemory<byte> json, string file) => EventConfigReader.Read(json, file);
}
