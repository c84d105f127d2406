using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Files;
using Mixdown.Runs.Events;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Watching;

/// <summary>Loads, then waits until something changes where the loads look and loads again, in a run of its own each time. The target
/// is free in between. What the system tells of files only makes it look at once: it also lists now and then.</summary>
/// <param name="host">What runs get from their process.</param>
/// <param name="request">What was asked for.</param>
/// <param name="every">The time between two looks at what nobody tells of: buckets, and tables of databases.</param>
sealed class LoadWatchLoop(RunHost host, RunRequest request, TimeSpan every)
{
    /// <summary>How long all files have to be left alone before they are loaded: copies of large ones pause now and then.</summary>
    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    readonly RunEvents _events = new(host.Clock, host.Listeners) { Warnings = request.Warnings };

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var alarm = new FileAlarm(host.Clock);
        try
        {
            for (var asked = request; !cancel.IsCancellationRequested; asked = request with { FullRefresh = false })
            {
                var places = Places(cancel);
                var seen = await places.LookAsync(cancel);
                await LoadAsync(asked, cancel);
                alarm.Listen([.. places.Folders.Select(folder => new SourceFolder(folder, IsDeep: true))]);
                await ChangedAsync(places, seen, alarm, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Its usual end.
        }
    }

    /// <summary>Waits until what lies there is another than <paramref name="seen"/>, and at rest.</summary>
    async Task ChangedAsync(LoadPlaces places, string seen, FileAlarm alarm, CancellationToken cancel)
    {
        var now = seen;
        while (now == seen)
        {
            await alarm.WaitAsync(cancel);
            now = await places.LookAsync(cancel);
        }
        for (var last = ""; last != now;)
        {
            last = now;
            await Task.Delay(Quiet, host.Clock, cancel);
            now = await places.LookAgainAsync(cancel);
        }
    }

    LoadPlaces Places(CancellationToken cancel)
    {
        try
        {
            var project = ProjectReader.Read(host.ProjectRequest(request, runId: ""), cancel);
            return new LoadPlaces(project, host, request.Select, every);
        }
        catch (MixdownException)
        {
            // The boundary: the load that follows says what is wrong.
            return LoadPlaces.Unknown(host, every);
        }
    }

    async Task LoadAsync(RunRequest asked, CancellationToken cancel)
    {
        try
        {
            await new ProjectRun(host).LoadAsync(asked, cancel);
        }
        catch (MixdownException problem)
        {
            foreach (var wrong in problem.Diagnostics)
                _events.Send(at => new Noted(at, wrong));
        }
    }
}
