namespace Mixdown.Simulation.Events.Chaos;

/// <summary>The kinds of a record's fate.</summary>
enum FateKind
{
    /// <summary>It comes when it happened, once.</summary>
    OnTime,

    /// <summary>It comes twice.</summary>
    Duplicate,

    /// <summary>It comes after others, within the watermark.</summary>
    Disordered,

    /// <summary>It comes beyond the watermark.</summary>
    Late,

    /// <summary>A damaged copy comes behind it.</summary>
    Corrupt,
}
