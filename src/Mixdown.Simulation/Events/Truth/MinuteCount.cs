namespace Mixdown.Simulation.Events.Truth;

/// <summary>What a minute of event time holds of a topic and a level.</summary>
sealed class MinuteCount
{
    readonly HashSet<int> _users = [];

    /// <summary>Rows, second copies included.</summary>
    public long Rows { get; private set; }

    /// <summary>Events, each once.</summary>
    public long Events { get; private set; }

    /// <summary>Listeners whose events say who they are.</summary>
    public int Users => _users.Count;

    /// <summary>Counts an event.</summary>
    /// <param name="copies">How often it comes.</param>
    /// <param name="user">The listener; -1 where the event does not say.</param>
    public void Add(int copies, int user)
    {
        Rows += copies;
        Events++;
        if (user >= 0)
            _users.Add(user);
    }
}
