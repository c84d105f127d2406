namespace Mixdown.Simulation.Events.Chaos;

/// <summary>What a damaged copy of a record looks like.</summary>
enum Corruption
{
    /// <summary>Its end is missing: no JSON.</summary>
    BrokenJson,

    /// <summary>A byte that no UTF-8 has, within a text.</summary>
    WrongUtf8,

    /// <summary>A text where the time is a number.</summary>
    WrongType,

    /// <summary>No time at all.</summary>
    MissingTs,
}
