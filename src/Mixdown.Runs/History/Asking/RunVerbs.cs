using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.History.Asking;

/// <summary>What a page can have run. What deletes, installs or calls macros is left to the command line.</summary>
static class RunVerbs
{
    static readonly Dictionary<string, Func<ProjectRun, RunRequest, CancellationToken, Task<RunStatus>>> Known = new(StringComparer.Ordinal)
    {
        ["build"] = (run, request, cancel) => run.BuildAsync(request, BuildVerb.Build, cancel),
        ["run"] = (run, request, cancel) => run.BuildAsync(request, BuildVerb.Run, cancel),
        ["test"] = (run, request, cancel) => run.BuildAsync(request, BuildVerb.Test, cancel),
        ["seed"] = (run, request, cancel) => run.BuildAsync(request, BuildVerb.Seed, cancel),
        ["snapshot"] = (run, request, cancel) => run.BuildAsync(request, BuildVerb.Snapshot, cancel),
        ["load"] = (run, request, cancel) => run.LoadAsync(request, cancel),
        ["refresh"] = (run, request, cancel) => run.RefreshAsync(request, cancel),
        ["source freshness"] = (run, request, cancel) => run.FreshnessAsync(request, null, cancel),
    };

    /// <summary>The work of a verb.</summary>
    /// <exception cref="MixdownException">MX4141: no page can have it run.</exception>
    public static Func<ProjectRun, RunRequest, CancellationToken, Task<RunStatus>> Find(string verb) =>
        Known.TryGetValue(verb, out var work) ? work : throw new MixdownException(new Diagnostic(
            "MX4141", $"'{verb}' cannot be started from a page", Hint: $"Use one of: {string.Join(", ", Known.Keys)}; everything else is run on the command line."));
}
