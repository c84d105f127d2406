using Mixdown.Runs.Running;

namespace Mixdown.Runs.Streaming;

/// <summary>What <c>mixdown stream run</c> was asked.</summary>
/// <param name="Run">Which project, which target.</param>
/// <param name="Names">Names of streams; all when there are none.</param>
public sealed record StreamRequest(RunRequest Run, IReadOnlyList<string> Names)
{
    /// <summary>Whether to end when everything is committed that the logs had at the start.</summary>
    public bool UntilCaughtUp { get; init; }

    /// <summary>The port of the web server; null: what the project says, else 8080.</summary>
    public int? Port { get; init; }
}
