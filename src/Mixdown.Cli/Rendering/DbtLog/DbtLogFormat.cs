namespace Mixdown.Cli.Rendering.DbtLog;

/// <summary>The forms of <c>--log-format</c>.</summary>
enum DbtLogFormat
{
    /// <summary>Not dbt's lines: what a person reads best.</summary>
    Default,

    /// <summary>dbt's lines.</summary>
    Text,

    /// <summary>dbt's lines with the date, the level and the thread.</summary>
    Debug,

    /// <summary>dbt's events, an object on each line.</summary>
    Json,
}
