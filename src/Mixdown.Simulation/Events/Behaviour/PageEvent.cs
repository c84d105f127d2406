namespace Mixdown.Simulation.Events.Behaviour;

/// <summary>An event before it is text.</summary>
struct PageEvent
{
    /// <summary>Milliseconds since 1970.</summary>
    public long Time;

    /// <summary>The listener's number, from 0.</summary>
    public int User;

    /// <summary>Place in its session, from 0.</summary>
    public int Item;

    /// <summary>Number of the song that begins; -1 for none.</summary>
    public int Song;

    /// <summary>The session's id; known when all listeners' events are in order.</summary>
    public int Session;

    /// <summary>Number of its state.</summary>
    public short State;

    /// <summary>Whether it is the session's first one that is written.</summary>
    public bool IsNewSession;

    /// <summary>Whether it is the answer to a login.</summary>
    public bool AnswersLogin;
}
