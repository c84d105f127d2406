using Mixdown.Simulation.Events.Config;

namespace Mixdown.Tests.Listening;

/// <summary>What a configuration's sessions are like, by linear algebra instead of by chance: the chain of its states, in which the
/// end of a session absorbs.</summary>
sealed class ExactChain
{
    readonly EventConfig _config;
    readonly List<PageState> _states;
    readonly double[,] _steps;

    public ExactChain(EventConfig config)
    {
        _config = config;
        _states = [.. config.NewSession.Select(start => start.Value).Concat(config.Transitions.SelectMany(step => new[] { step.Source, step.Destination })).Distinct()];
        _steps = new double[_states.Count, _states.Count];
        foreach (var step in config.Transitions)
            _steps[_states.IndexOf(step.Source), _states.IndexOf(step.Destination)] += step.Probability;
    }

    /// <summary>Events of a session that begins like this.</summary>
    public double Events(string auth, string level) => Visits(auth, level, _ => true).Sum();

    /// <summary>Events of a page.</summary>
    public double Events(string auth, string level, string page) =>
        Visits(auth, level, _ => true).Where((_, state) => _states[state].Page == page).Sum();

    /// <summary>How likely a session has no song: it ends before it comes to one.</summary>
    public double WithoutSong(string auth, string level)
    {
        var visits = Visits(auth, level, state => state.Page != "NextSong");
        return Enumerable.Range(0, _states.Count).Sum(state => visits[state] * End(state));
    }

    /// <summary>How likely a session begins with a song.</summary>
    public double BeginsWithSong(string auth, string level) =>
        Start(auth, level).Where((_, state) => _states[state].Page == "NextSong").Sum();

    double End(int state) => 1 - Enumerable.Range(0, _states.Count).Sum(to => _steps[state, to]);

    double[] Start(string auth, string level)
    {
        var starts = _config.NewSession.Where(start => start.Value.Auth == auth && start.Value.Level == level).ToList();
        var chances = new double[_states.Count];
        foreach (var start in starts)
            chances[_states.IndexOf(start.Value)] = start.Weight / (double)starts.Sum(other => other.Weight);
        return chances;
    }

    /// <summary>How often each state is visited on average, before a state that is not allowed: v = s + v·P, by elimination.</summary>
    double[] Visits(string auth, string level, Func<PageState, bool> isAllowed)
    {
        var n = _states.Count;
        var start = Start(auth, level);
        var rows = new double[n, n + 1];
        for (var i = 0; i < n; i++)
        {
            rows[i, n] = isAllowed(_states[i]) ? start[i] : 0;
            for (var j = 0; j < n; j++)
                rows[i, j] = (i == j ? 1 : 0) - (isAllowed(_states[i]) && isAllowed(_states[j]) ? _steps[j, i] : 0);
        }
        Eliminate(rows, n);
        return [.. Enumerable.Range(0, n).Select(i => rows[i, n] / rows[i, i])];
    }

    // The matrix is diagonally dominant by column, so no row has to change its place.
    static void Eliminate(double[,] rows, int n)
    {
        for (var pivot = 0; pivot < n; pivot++)
        {
            for (var row = 0; row < n; row++)
            {
                var factor = row == pivot ? 0 : rows[row, pivot] / rows[pivot, pivot];
                for (var column = pivot; factor != 0 && column <= n; column++)
                    rows[row, column] -= factor * rows[pivot, column];
            }
        }
    }
}
