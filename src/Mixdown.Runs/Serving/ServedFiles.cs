using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving.Changes;
using Mixdown.Runs.Watching;

namespace Mixdown.Runs.Serving;

/// <summary>Reads a served project again each time its files change.</summary>
/// <param name="served">The project.</param>
sealed class ServedFiles(ServedProject served)
{
    static readonly string DashboardFolder = "dashboards/";

    /// <summary>Reads until it is cancelled.</summary>
    /// <param name="changed">Told after each reading without errors that is about more than dashboards.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task WatchAsync(Action changed, CancellationToken cancel)
    {
        var host = served.Host;
        using var files = new ProjectFiles(host.ProjectRequest(served.Request, runId: ""), host.Clock);
        try
        {
            while (!cancel.IsCancellationRequested)
            {
                var changes = await files.ChangedAsync(cancel);
                if (Read([.. changes.Select(change => change.File)], cancel) && !changes.All(IsOfDashboards))
                    changed();
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Its usual end.
        }
    }

    bool Read(IReadOnlyList<string> files, CancellationToken cancel)
    {
        var before = served.Project;
        var (project, problems) = TryRead(cancel);
        served.Take(project ?? before, problems);
        served.Changes.Send(new ProjectRead(served.Project, problems, files));
        foreach (var id in ChangedDashboards(before, served.Project, files))
            served.Changes.Send(new DashboardChanged(id));
        return problems.Count == 0;
    }

    (MixdownProject? Project, IReadOnlyList<Diagnostic> Problems) TryRead(CancellationToken cancel)
    {
        try
        {
            var project = ProjectReader.Read(served.Host.ProjectRequest(served.Request, served.Host.NewId().ToString()), cancel);
            return served.Serves(project) ? (project, []) : (null, [AnotherTarget(project)]);
        }
        catch (MixdownException problem)
        {
            // The boundary of a reading: what is wrong is shown, and the project stays as it was.
            return (null, problem.Diagnostics);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, [WatchLoop.Unreadable(problem)]);
        }
    }

    /// <summary>Dashboards whose file was saved, and those that came or went.</summary>
    static IEnumerable<string> ChangedDashboards(MixdownProject before, MixdownProject now, IReadOnlyList<string> files)
    {
        var saved = files.ToHashSet(StringComparer.Ordinal);
        var (old, there) = (Ids(before, _ => true), Ids(now, _ => true));
        return Ids(now, dashboard => saved.Contains(dashboard.At.File)).Union(old.Except(there)).Union(there.Except(old));
    }

    static IReadOnlySet<string> Ids(MixdownProject project, Func<Dashboard, bool> which) =>
        project.Manifest.Dashboards.Where(which).Select(dashboard => dashboard.Id).ToHashSet(StringComparer.Ordinal);

    static bool IsOfDashboards(FileChange change) => change.File.StartsWith(DashboardFolder, StringComparison.Ordinal);

    Diagnostic AnotherTarget(MixdownProject project) => new(
        "MX4120", $"Target '{project.Target.Name}' is another warehouse now than the one that is served",
        (project.Target.Settings["type"] ?? project.Target.Settings).At,
        Hint: "Start 'mixdown serve' again.");
}
