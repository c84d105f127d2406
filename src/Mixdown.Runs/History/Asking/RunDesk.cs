using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Events;
using Mixdown.Runs.Flags;
using Mixdown.Runs.Running;
using Mixdown.Runs.Running.Loading;
using Mixdown.Runs.Serving;

namespace Mixdown.Runs.History.Asking;

/// <summary>Starts and stops runs of a served project as pages ask.</summary>
/// <param name="served">The project.</param>
public sealed class RunDesk(ServedProject served)
{
    /// <summary>Who starts what pages ask for, in the story of a run.</summary>
    const string Page = "web app";

    /// <summary>Starts a run, and waits until it began or has to wait for its turn.</summary>
    /// <exception cref="MixdownException">MX4141: the verb is none for pages; the project or the selection has errors: there is no
    /// run.</exception>
    public Task<RunBegun> StartAsync(RunAsked asked, CancellationToken cancel)
    {
        var work = RunVerbs.Find(asked.Verb);
        var request = served.Request with
        {
            Command = asked.Verb,
            StartedBy = Page,
            Select = asked.Select,
            Exclude = asked.Exclude,
            FullRefresh = asked.FullRefresh,
        };
        return StartAsync(request, work, cancel);
    }

    /// <summary>Does again what failed or was left out in a run.</summary>
    /// <exception cref="MixdownException">MX4142: nothing of it failed; otherwise as <see cref="StartAsync(RunAsked, CancellationToken)"/>.</exception>
    public Task<RunBegun> RetryAsync(RunDetail run, CancellationToken cancel)
    {
        var work = RunVerbs.Find(run.Summary.Command);
        var arguments = run.Summary.Arguments;
        var request = served.Request with
        {
            Command = run.Summary.Command,
            StartedBy = Page,
            FullRefresh = arguments.GetValueOrDefault("full_refresh") == "true",
            Vars = arguments.GetValueOrDefault("vars") ?? served.Request.Vars,
        };
        return StartAsync(RetryOf(run, request), work, cancel);
    }

    /// <summary>Reads rejected records again, or takes them out of quarantine.</summary>
    /// <param name="source">The load or stream; null for all.</param>
    /// <param name="asked">Which records.</param>
    /// <param name="cancel">Stops waiting for its beginning.</param>
    public Task<RunBegun> ReplayAsync(string? source, ReplayAsked asked, CancellationToken cancel)
    {
        var request = served.Request with
        {
            Command = asked.Reason is null ? "quarantine replay" : "quarantine discard",
            StartedBy = Page,
            Select = source is null ? [] : [source],
        };
        return StartAsync(request, (run, own, stop) => run.ReplayAsync(own, asked, stop), cancel);
    }

    /// <summary>Has a run stop: what is published stays. One that waits for its turn never begins.</summary>
    /// <returns>false when it is not under way, and does not wait.</returns>
    public bool Cancel(string runId) => served.Runs.Cancel(runId);

    static RunRequest RetryOf(RunDetail run, RunRequest request)
    {
        var loads = run.Loads.Where(load => load.Status == "error").Select(load => load.Load).Distinct(StringComparer.Ordinal).ToList();
        if (run.Nodes.Count + run.Checks.Count == 0)
            return loads.Count > 0 || run.Summary.State is not RunState.Success ? request with { Select = loads } : throw Nothing(run);
        HashSet<string> left =
        [
            .. run.Nodes.Where(node => node.Status is not ("success" or "pass" or "warn")).Select(node => node.Id),
            .. run.Checks.Where(check => check.Status is not ("pass" or "warn")).Select(check => check.Id),
        ];
        return left.Count > 0 ? request with { Only = left } : throw Nothing(run);
    }

    static MixdownException Nothing(RunDetail run) => new(new Diagnostic(
        "MX4142", $"Nothing failed in the run '{run.Summary.Id}'", Hint: $"Start 'mixdown {run.Summary.Command}' anew to do all of it again."));

    async Task<RunBegun> StartAsync(RunRequest request, Func<ProjectRun, RunRequest, CancellationToken, Task<RunStatus>> work, CancellationToken cancel)
    {
        var begun = new BeginListener();
        var done = Task.Run(() => RunAsync(request, work, begun), CancellationToken.None);
        if (await Task.WhenAny(begun.Task, done).WaitAsync(cancel) == done)
            await done;
        return await begun.Task.WaitAsync(cancel);
    }

    async Task RunAsync(RunRequest request, Func<ProjectRun, RunRequest, CancellationToken, Task<RunStatus>> work, BeginListener begun)
    {
        using var run = served.Runs.Begin(Words(request), begun.Wait, CancellationToken.None);
        begun.RunId = run.Id;
        try
        {
            var host = run.Host(served.Host with { Listeners = [.. served.Host.Listeners, begun] });
            await work(new ProjectRun(host), request, run.Token);
        }
        catch (MixdownException problem) when (begun.Task.IsCompleted)
        {
            // The boundary of a run that had to wait: the page that asked for it has gone on.
            served.Report(problem.Diagnostics);
        }
        catch (OperationCanceledException) when (run.IsToStop)
        {
            // Somebody stopped it before it began.
            begun.Wait("nothing: it was stopped");
        }
    }

    static string Words(RunRequest request) =>
        string.Join(' ', RequestArguments.Given(request).Select(argument => $"--{argument.Key.Replace('_', '-')} {argument.Value}").Prepend(request.Command));
}
