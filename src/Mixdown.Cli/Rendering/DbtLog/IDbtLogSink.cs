namespace Mixdown.Cli.Rendering.DbtLog;

/// <summary>Writes lines of dbt's log in one of its forms.</summary>
interface IDbtLogSink
{
    void Write(DbtLogEvent line);
}
