namespace Mixdown.Runs.History;

/// <summary>How a run stands, or ended.</summary>
public enum RunState
{
    /// <summary>It is under way.</summary>
    Running,

    /// <summary>All of it is done and every check passed.</summary>
    Success,

    /// <summary>Done; a check of severity warn failed, or a row was put aside.</summary>
    Warn,

    /// <summary>A part of it failed; what was published stays published.</summary>
    Error,

    /// <summary>A person stopped it.</summary>
    Cancelled,

    /// <summary>Its process ended before it did.</summary>
    Crashed,
}
