using Mixdown.Runs.Events;

namespace Mixdown.Cli;

/// <summary>What a command leaves behind for scripts; dbt's meanings.</summary>
static class ExitCode
{
    /// <summary>All that was asked is done.</summary>
    public const int Success = 0;

    /// <summary>It ran to the end, and a table, a model or a check failed.</summary>
    public const int Failure = 1;

    /// <summary>It could not run: a wrong option, a broken project, a stop by hand.</summary>
    public const int Unable = 2;

    /// <summary>The exit code of a run.</summary>
    public static int Of(RunStatus status) => status switch
    {
        RunStatus.Success or RunStatus.Warn => Success,
        RunStatus.Error => Failure,
        _ => Unable,
    };
}
