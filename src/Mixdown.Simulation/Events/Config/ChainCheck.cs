using System.Globalization;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Simulation.Events.Config;

/// <summary>Checks that the states of a configuration make a walk that always goes on: every session can begin, none goes on for
/// ever.</summary>
sealed class ChainCheck
{
    /// <summary>What decimal fractions may be off when they are added up.</summary>
    const double Rounding = 1e-9;

    readonly EventConfig _config;
    readonly SourceSpan _at;
    readonly ILookup<PageState, Transition> _from;

    /// <param name="config">What was read.</param>
    /// <param name="at">The place of the whole.</param>
    public ChainCheck(EventConfig config, SourceSpan at)
    {
        (_config, _at, _from) = (config, at, config.Transitions.ToLookup(transition => transition.Source));
        RequireWeights();
        RequireStarts();
        RequireEnds();
        foreach (var state in _from.Where(state => state.Sum(to => to.Probability) > 1 + Rounding))
            Notes.Add(Wordy(state.Key, state.Sum(to => to.Probability)));
    }

    /// <summary>Errors.</summary>
    public List<Diagnostic> Wrong { get; } = [];

    /// <summary>Warnings.</summary>
    public List<Diagnostic> Notes { get; } = [];

    void RequireWeights()
    {
        if (_config.Levels.Sum(level => level.Weight) == 0)
            Wrong.Add(new Diagnostic("MX6022", "No level has a weight", _at, "Add 'levels', such as [{\"level\": \"free\", \"weight\": 1}]."));
        if (_config.Auths.Sum(auth => auth.Weight) == 0)
            Wrong.Add(new Diagnostic("MX6022", "No auth has a weight", _at, "Add 'auths', such as [{\"auth\": \"Guest\", \"weight\": 1}]."));
    }

    void RequireStarts()
    {
        var known = _config.NewSession.Where(start => start.Weight > 0).Select(start => (start.Value.Auth, start.Value.Level)).ToHashSet();
        foreach (var (auth, level) in Who().Except(known))
        {
            Wrong.Add(new Diagnostic(
                "MX6022", $"Nothing in 'new-session' begins a session of auth '{auth}' and level '{level}', which a listener can come to", _at,
                DidYouMean.Guess(auth, known.Select(pair => pair.Auth)) is { } guess && guess != auth ? $"Did you mean '{guess}'?" : "Add a page for it."));
        }
    }

    /// <summary>Every auth and level that somebody begins with or ends a session in.</summary>
    IEnumerable<(string Auth, string Level)> Who() =>
        _config.Levels.Where(level => level.Weight > 0)
            .SelectMany(level => _config.Auths.Where(auth => auth.Weight > 0).Select(auth => (auth.Value, level.Value)))
            .Append((_config.NewUserAuth, _config.NewUserLevel))
            .Concat(Reached().Where(EndsSessions).Select(state => (state.Auth, state.Level)))
            .Where(who => who.Item1 != _config.ChurnedState)
            .Distinct();

    void RequireEnds()
    {
        var reached = Reached();
        var ending = reached.Where(EndsSessions).ToHashSet();
        while (reached.Where(state => !ending.Contains(state) && Leads(state, ending)).ToList() is { Count: > 0 } more)
            ending.UnionWith(more);
        if (reached.FirstOrDefault(state => !ending.Contains(state)) is { } endless)
        {
            Wrong.Add(new Diagnostic(
                "MX6023", $"A session that comes to {endless} never ends", _at, "Let the probabilities of one of its states add up to less than 1."));
        }
    }

    bool Leads(PageState state, HashSet<PageState> to) => _from[state].Any(step => step.Probability > 0 && to.Contains(step.Destination));

    bool EndsSessions(PageState state) => _from[state].Sum(step => step.Probability) < 1 - Rounding;

    HashSet<PageState> Reached()
    {
        var reached = _config.NewSession.Where(start => start.Weight > 0).Select(start => start.Value).ToHashSet();
        var waiting = new Queue<PageState>(reached);
        while (waiting.TryDequeue(out var state))
        {
            foreach (var step in _from[state].Where(step => step.Probability > 0 && reached.Add(step.Destination)))
                waiting.Enqueue(step.Destination);
        }
        return reached;
    }

    Diagnostic Wordy(PageState state, double sum) => new(
        "MX6024", string.Create(CultureInfo.InvariantCulture, $"The transitions from {state} add up to {sum:0.####}: what is above 1 never happens"),
        _at, "Let them add up to 1 or less.", Severity.Warning);
}
