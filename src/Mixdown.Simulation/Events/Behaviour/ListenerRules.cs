using Mixdown.Simulation.Events.Config;
using Mixdown.Simulation.Events.Songs;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Behaviour;

/// <summary>What a listener does next. One object for all of them, and for all threads.</summary>
/// <param name="options">How they behave.</param>
/// <param name="songs">What they hear.</param>
sealed class ListenerRules(EventOptions options, SongList songs)
{
    /// <summary>No listener returns after that time.</summary>
    public const long Never = long.MaxValue;

    const double YearSeconds = 365 * 86_400.0;
    const double RootOfE = 1.6487212707001281468;

    readonly EventConfig _config = options.Config;
    readonly SessionCalendar _calendar = new(options.Config);
    readonly Weights _levels = new([.. options.Config.Levels.Select(level => level.Weight)]);
    readonly Weights _auths = new([.. options.Config.Auths.Select(auth => auth.Weight)]);

    /// <summary>The states.</summary>
    public Chain Chain { get; } = new(options.Config);

    /// <summary>A listener who is there when the run begins, at their first event from then on.</summary>
    /// <param name="user">The listener's number.</param>
    /// <param name="start">When the run begins.</param>
    public Listener Resident(int user, long start)
    {
        var listener = Somebody(user);
        var level = _config.Levels[_levels.Pick(ref listener.Random)].Value;
        var auth = _config.Auths[_auths.Pick(ref listener.Random)].Value;
        // They have been listening for a while: whoever begins now would begin with all others at once.
        var beta = (long)(listener.Beta * 1000);
        listener.Time = start - (2 * beta);
        while (listener.Time < start - beta)
            listener.Time = _calendar.Next(listener.Time, listener.Beta, ref listener.Random);
        Begin(ref listener, Chain.Who(auth, level));
        while (listener.Time < start)
            Step(ref listener, isWritten: false, out _);
        listener.LastEnd = start;
        return listener;
    }

    /// <summary>A listener who comes at <paramref name="arrival"/>.</summary>
    public Listener Newcomer(int user, long arrival)
    {
        var listener = Somebody(user);
        (listener.Time, listener.LastEnd) = (arrival, arrival);
        Begin(ref listener, Chain.Who(_config.NewUserAuth, _config.NewUserLevel));
        return listener;
    }

    /// <summary>The listener's event, after which they are before their next one.</summary>
    public void Step(ref Listener listener, bool isWritten, out PageEvent happened)
    {
        happened = new PageEvent
        {
            Time = listener.Time, Item = listener.Item, State = (short)listener.State, Song = -1,
            IsNewSession = listener.IsNewSession, AnswersLogin = listener.AnswersLogin,
        };
        if (isWritten)
            listener.IsNewSession = false;
        var role = Chain.Role(listener.State);
        if (role.HasFlag(StateRole.Song))
        {
            happened.Song = songs.Pick(ref listener.Random);
            listener.SongEnd = listener.Time + (songs.MillisecondsOf(happened.Song) / 1000 * 1000);
        }
        var next = Chain.Next(listener.State, ref listener.Random);
        if (next == Chain.End)
            EndSession(ref listener, role, isWritten);
        else
            GoOn(ref listener, role, next);
    }

    void GoOn(ref Listener listener, StateRole role, int next)
    {
        var nextRole = Chain.Role(next);
        var isRedirect = nextRole.HasFlag(StateRole.Redirect);
        if (isRedirect)
            listener.Time += 1000;
        else if (nextRole.HasFlag(StateRole.Song) && listener.SongEnd > listener.Time)
            listener.Time = listener.SongEnd;
        else
            listener.Time += (long)Math.Min(listener.Random.Exponential(listener.Alpha), 1e9) * 1000;
        // eventsim forgets a login only at a page that sends nobody on, and so says it again now and then.
        listener.AnswersLogin = role.HasFlag(StateRole.Login) || (isRedirect && options.RepeatsAuth && listener.AnswersLogin);
        listener.State = next;
        listener.Item++;
    }

    void EndSession(ref Listener listener, StateRole role, bool isWritten)
    {
        if (role.HasFlag(StateRole.Churned) || (isWritten && Leaves(ref listener)))
        {
            listener.Time = Never;
            return;
        }
        listener.LastEnd = listener.Time;
        listener.Time = _calendar.Next(listener.Time, listener.Beta, ref listener.Random);
        Begin(ref listener, Chain.Who(listener.State));
    }

    bool Leaves(ref Listener listener)
    {
        if (options.Attrition == 0)
            return false;
        var years = Math.Max(0, listener.Time - listener.LastEnd) / (1000 * YearSeconds);
        return listener.Random.Unit() >= PortableMath.Exp(-Math.Min(700, options.Attrition * years));
    }

    void Begin(ref Listener listener, int who)
    {
        listener.State = Chain.Start(who, ref listener.Random);
        (listener.Item, listener.SongEnd, listener.IsNewSession, listener.AnswersLogin) = (0, 0, true, false);
    }

    Listener Somebody(int user)
    {
        var random = new RandomStream(options.Seed, RandomPurpose.ListenerBehaviour, user);
        var alpha = _config.Alpha * PortableMath.Exp(random.Normal()) / RootOfE;
        var beta = _config.Beta * PortableMath.Exp(random.Normal()) / RootOfE;
        return new Listener { Random = random, Alpha = alpha, Beta = beta };
    }
}
