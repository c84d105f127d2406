using System.Collections.Immutable;
using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Behaviour;

/// <summary>The states of a configuration by number, and the walk between them. Hot: a step is a draw and a few comparisons
/// (bench/Mixdown.Bench/Benches/EventsBench.cs).</summary>
sealed class Chain
{
    /// <summary>The number of no state: the session is over.</summary>
    public const int End = -1;

    readonly (double UpTo, int State)[][] _steps;
    readonly StateRole[] _roles;
    readonly Weights?[] _startWeights;
    readonly int[][] _starts;
    readonly int[] _whoOf;
    readonly List<(string Auth, string Level)> _who = [];

    /// <param name="config">Checked.</param>
    public Chain(EventConfig config)
    {
        States = [.. config.NewSession.Select(start => start.Value)
            .Concat(config.Transitions.SelectMany(step => new[] { step.Source, step.Destination })).Distinct()];
        _steps = new (double, int)[States.Length][];
        for (var state = 0; state < States.Length; state++)
            _steps[state] = Steps(config, States[state]);
        _roles = [.. States.Select(state => RoleOf(state, config))];
        _whoOf = [.. States.Select(state => NumberOf(state.Auth, state.Level))];
        (_starts, _startWeights) = (new int[_who.Count][], new Weights?[_who.Count]);
        for (var who = 0; who < _who.Count; who++)
            SetStarts(config, who);
    }

    /// <summary>By number.</summary>
    public ImmutableArray<PageState> States { get; }

    /// <summary>What the state means to whoever simulates.</summary>
    public StateRole Role(int state) => _roles[state];

    /// <summary>Auth and level of a state as one number.</summary>
    public int Who(int state) => _whoOf[state];

    /// <summary>The same of an auth and a level in which sessions begin.</summary>
    public int Who(string auth, string level) => _who.IndexOf((auth, level));

    /// <summary>Where a session of this <paramref name="who"/> begins.</summary>
    public int Start(int who, ref RandomStream random) => _starts[who][_startWeights[who]!.Pick(ref random)];

    /// <summary>The state that comes next, or <see cref="End"/>.</summary>
    public int Next(int state, ref RandomStream random)
    {
        var x = random.Unit();
        foreach (var (upTo, next) in _steps[state])
        {
            if (x < upTo)
                return next;
        }
        return End;
    }

    (double UpTo, int State)[] Steps(EventConfig config, PageState source)
    {
        var sum = 0.0;
        return [.. config.Transitions.Where(step => step.Source == source)
            .Select(step => (sum += step.Probability, States.IndexOf(step.Destination)))];
    }

    void SetStarts(EventConfig config, int who)
    {
        var starts = config.NewSession.Where(start => (start.Value.Auth, start.Value.Level) == _who[who] && start.Weight > 0).ToList();
        _starts[who] = [.. starts.Select(start => States.IndexOf(start.Value))];
        _startWeights[who] = starts.Count == 0 ? null : new Weights([.. starts.Select(start => start.Weight)]);
    }

    int NumberOf(string auth, string level)
    {
        if (!_who.Contains((auth, level)))
            _who.Add((auth, level));
        return _who.IndexOf((auth, level));
    }

    static StateRole RoleOf(PageState state, EventConfig config) =>
        (state.Page == "NextSong" ? StateRole.Song : StateRole.None)
        | (state.Page == "Login" ? StateRole.Login : StateRole.None)
        | (state.Page is "Submit Upgrade" or "Submit Downgrade" ? StateRole.LevelChange : StateRole.None)
        | (state.Status is >= 300 and < 399 ? StateRole.Redirect : StateRole.None)
        | (state.Auth == config.ChurnedState ? StateRole.Churned : StateRole.None)
        | (config.Shown.Contains(state.Auth) ? StateRole.Shown : StateRole.None);
}
