using Mixdown.Project;
using Mixdown.Project.Lineage;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Analysis;

/// <summary>Types and column lineage of a project that is served: found once for all who ask, again after its files were read anew, and after
/// a run, which may have brought other columns. Safe for several threads.</summary>
/// <param name="host">Reads what the lake and the warehouse know of sources.</param>
sealed class SharedLineage(RunHost host)
{
    readonly Lock _gate = new();
    Finding? _last;

    /// <summary>The lineage of a reading of the project.</summary>
    /// <param name="project">The project as it was read.</param>
    /// <param name="cancel">Ends the wait, not the work, which others may wait for.</param>
    public Task<ProjectLineage> OfAsync(MixdownProject project, CancellationToken cancel)
    {
        lock (_gate)
            return Begun(project).Work.ResultAsync(cancel);
    }

    /// <summary>What was found last of a reading of the project; null where nobody asked yet. Asking begins nothing.</summary>
    public ProjectLineage? Known(MixdownProject project)
    {
        lock (_gate)
            return _last is { } last && last.Project == project ? last.Work.Done ?? last.Before : null;
    }

    /// <summary>Has it found anew by who asks next: sources may have other columns.</summary>
    public void Forget()
    {
        lock (_gate)
            _last = _last is null ? null : Begin(_last.Project, _last.Work.Done ?? _last.Before);
    }

    Finding Begun(MixdownProject project) => _last is { } last && last.Project == project ? last : _last = Begin(project, before: null);

    Finding Begin(MixdownProject project, ProjectLineage? before) =>
        new(project, new SharedWork<ProjectLineage>(() => new LineageReading(host).ReadAsync(project, CancellationToken.None)), before);

    sealed record Finding(MixdownProject Project, SharedWork<ProjectLineage> Work, ProjectLineage? Before);
}
