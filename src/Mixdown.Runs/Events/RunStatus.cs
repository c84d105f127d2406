namespace Mixdown.Runs.Events;

/// <summary>How a run, or a part of it, ended.</summary>
public enum RunStatus
{
    /// <summary>All of it is done and every check passed.</summary>
    Success,

    /// <summary>Done; a check of severity warn failed, or a row was put aside.</summary>
    Warn,

    /// <summary>A part of it failed; what was published stays published.</summary>
    Error,

    /// <summary>A person stopped it.</summary>
    Cancelled,
}
