namespace Mixdown.Cli.Rendering.DbtLog;

/// <summary>How much a line of the log matters, the least first.</summary>
enum DbtLogLevel
{
    /// <summary>For those who look into a run.</summary>
    Debug,

    /// <summary>The run's story.</summary>
    Info,

    /// <summary>A person should look at it.</summary>
    Warn,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>No line at all.</summary>
    None,
}
