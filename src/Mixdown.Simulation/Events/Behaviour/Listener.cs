using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Events.Behaviour;

/// <summary>One listener between two events. Everything that happens to a listener is drawn from one stream of chance of their
/// own, so it does not matter which thread they are on and who else there is.</summary>
struct Listener
{
    /// <summary>Chance.</summary>
    public RandomStream Random;

    /// <summary>When the next event happens, in milliseconds since 1970.</summary>
    public long Time;

    /// <summary>When the song ends that plays.</summary>
    public long SongEnd;

    /// <summary>When the last session ended; at first, when the listener came.</summary>
    public long LastEnd;

    /// <summary>Mean seconds between two pages.</summary>
    public double Alpha;

    /// <summary>Mean seconds between two sessions.</summary>
    public double Beta;

    /// <summary>State of the next event.</summary>
    public int State;

    /// <summary>Place of the next event in its session, from 0.</summary>
    public int Item;

    /// <summary>Whether no event of the session was written yet.</summary>
    public bool IsNewSession;

    /// <summary>Whether the next event is the answer to a login.</summary>
    public bool AnswersLogin;
}
