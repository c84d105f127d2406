using System.Collections.Immutable;
using Mixdown.Data.Diagnostics;
using Mixdown.Simulation.Events.Chaos;
using Mixdown.Simulation.Events.Config;

namespace Mixdown.Simulation.Events;

/// <summary>What decides the events of a run. The same options give the same bytes on every machine, whatever
/// <see cref="Threads"/> and <see cref="Speed"/>.</summary>
public sealed record EventOptions
{
    /// <summary>Most listeners of a run.</summary>
    public const int MostUsers = 10_000_000;

    /// <summary>Longest run: 30 years.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30 * 365);

    /// <summary>How listeners behave.</summary>
    public EventConfig Config { get; init; } = EventConfig.Default;

    /// <summary>Picks one history out of many.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The first event is at this time or later.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Every event is before it; null: until somebody stops the run.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Events after which the run ends; one event may be a record of several topics. Default: no such end.</summary>
    public long Count { get; init; } = long.MaxValue;

    /// <summary>Share of the listeners who leave within a year, as a rate: 0.5 leaves e^-0.5 of them. Default 0.</summary>
    public double Attrition { get; init; }

    /// <summary>The topics that are written. Default: all of <see cref="EventTopics.All"/>.</summary>
    public ImmutableArray<string> Topics { get; init; } = EventTopics.All;

    /// <summary>Listeners who are customers of the store, one in ten, until all customers have been: their events have a
    /// <c>customerId</c> from 1 to this number. Default 0: none is.</summary>
    public int Customers { get; init; }

    /// <summary>Sessions are numbered from one more than this: what several runs tell is then of different sessions. Default 0.</summary>
    public int FirstSession { get; init; }

    /// <summary>Whether a login is told again when the listener is sent on right after, as eventsim does. Default false.</summary>
    public bool RepeatsAuth { get; init; }

    /// <summary>What goes wrong on the way. Default: nothing.</summary>
    public ChaosRates Chaos { get; init; } = ChaosRates.None;

    /// <summary>How much faster than on a clock event time passes: 1 is real time, 60 a minute a second; null: as fast as it
    /// goes, the default.</summary>
    public double? Speed { get; init; }

    /// <summary>Threads that simulate and write, 1 or more. Default: the machine's cores, 8 at most.</summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="MixdownException">MX6020, for every option that is out of its range.</exception>
    internal void Require()
    {
        var wrong = new List<Diagnostic>();
        if (Config.Users is < 1 or > MostUsers)
            wrong.Add(Wrong($"{Config.Users} listeners", $"Pass --users from 1 to {MostUsers}."));
        if (Start < EventTime.First || Start > EventTime.Last)
            wrong.Add(Wrong($"a start in the year {Start.Year}", EventTime.Hint));
        if (End is { } end && (end <= Start || end - Start > Longest))
            wrong.Add(Wrong("an end that is not after the start, or more than 30 years after it", "Pass a later --end, or --days."));
        if (Attrition is < 0 or > 1000 or double.NaN)
            wrong.Add(Wrong("such an attrition", "Pass --attrition from 0 to 1000."));
        if (Count < 1)
            wrong.Add(Wrong($"{Count} events", "Pass --count of at least 1."));
        if (Speed is <= 0 or double.NaN or > 1e6)
            wrong.Add(Wrong("such a speed", "Pass --speed real, x60 or max."));
        if (Threads is < 1 or > 64)
            wrong.Add(Wrong($"{Threads} threads", "Pass --threads from 1 to 64."));
        wrong.AddRange(Topics.Except(EventTopics.All).Select(Unknown));
        if (wrong.Count > 0)
            throw new MixdownException(wrong);
    }

    static Diagnostic Unknown(string topic) => Wrong($"a topic '{topic}'", DidYouMean.Hint(topic, EventTopics.All));

    static Diagnostic Wrong(string what, string hint) => new("MX6020", $"Events cannot be generated with {what}", Hint: hint);
}
