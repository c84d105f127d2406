namespace Mixdown.Simulation.Events.Behaviour;

/// <summary>What a state means to the simulation.</summary>
[Flags]
enum StateRole : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A song begins.</summary>
    Song = 1,

    /// <summary>A name and a password are sent.</summary>
    Login = 2,

    /// <summary>The listener asks for another level.</summary>
    LevelChange = 4,

    /// <summary>The answer sends the listener on.</summary>
    Redirect = 8,

    /// <summary>A session that ends here was the last one.</summary>
    Churned = 16,

    /// <summary>The event says who the listener is.</summary>
    Shown = 32,
}
