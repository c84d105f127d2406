using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Runs.Running;
using Mixdown.Runs.Serving.Changes;
using Mixdown.Runs.Watching;

namespace Mixdown.Runs.Serving;

/// <summary>Reads a served project again each time its files change.</summary>
/// <param name="served">The project.</param>
/// <param name="files">Its files.</param>
sealed class ServedFiles(ServedProject served, ProjectFiles files) : IDisposable
{
    static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(2);

    readonly Lock _reading = new();
    volatile bool _isFollowed;

    /// <summary>Reads until it is cancelled.</summary>
    /// <param name="changed">Told after each reading without errors that is about more than dashboards.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task WatchAsync(Action changed, CancellationToken cancel)
    {
        _isFollowed = true;
        try
        {
            while (!cancel.IsCancellationRequested)
            {
                var changes = await files.ChangedAsync(cancel);
                if (Read(changes, cancel) && !changes.All(IsOfDashboards))
                    changed();
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Its usual end.
        }
        finally
        {
            _isFollowed = false;
        }
    }

    /// <summary>Writes one of the files; the project is read with it afterwards. Where the files are watched and that takes long, it
    /// goes on.</summary>
    /// <param name="change">What becomes of the file.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task WriteAsync(FileChange change, Action write, CancellationToken cancel)
    {
        var isRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = served.Changes.Listen(told =>
        {
            if (told is ChangesMissed || (told is ProjectRead read && read.Files.Any(one => one.File == change.File)))
                isRead.TrySetResult();
        });
        write();
        if (_isFollowed)
            await Task.WhenAny(isRead.Task, Task.Delay(LongestReading, served.Clock, cancel));
        else
            Read([change], cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => files.Dispose();

    bool Read(IReadOnlyList<FileChange> changes, CancellationToken cancel)
    {
        using var alone = _reading.EnterScope();
        var before = served.Project;
        var (project, problems) = TryRead(cancel);
        served.Take(project ?? before, problems);
        served.Changes.Send(new ProjectRead(served.Project, problems, changes));
        foreach (var id in ChangedDashboards(before, served.Project))
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

    /// <summary>Dashboards that say something else, and those that came or went.</summary>
    static IEnumerable<string> ChangedDashboards(MixdownProject before, MixdownProject now)
    {
        var (old, there) = (Checksums(before), Checksums(now));
        return old.Except(there).Union(there.Except(old)).Select(dashboard => dashboard.Id).Distinct(StringComparer.Ordinal);
    }

    static IReadOnlyList<(string Id, string Checksum)> Checksums(MixdownProject project) =>
        [.. project.Manifest.Dashboards.Select(dashboard => (dashboard.Id, dashboard.Checksum))];

    static bool IsOfDashboards(FileChange change) => change.File.StartsWith(Dashboard.Folder + '/', StringComparison.Ordinal);

    static Diagnostic AnotherTarget(MixdownProject project) => new(
        "MX4120", $"Target '{project.Target.Name}' is another warehouse now than the one that is served",
        (project.Target.Settings["type"] ?? project.Target.Settings).At,
        Hint: "Start 'mixdown serve' again.");
}
