using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.LanguageServer;
using Mixdown.Project.Lineage;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Editing;

/// <summary>A project that is being edited: read again after each pause in typing, and analysed behind that. An edit stops the
/// reading that is going on.</summary>
/// <param name="host">What runs get from their process.</param>
/// <param name="request">Which project, which target.</param>
/// <param name="documents">What the editor has open.</param>
/// <param name="tell">Tells the editor what is wrong with a file; an empty list when nothing is.</param>
sealed class LiveProject(
    RunHost host, RunRequest request, OpenDocuments documents, Func<string, IReadOnlyList<Diagnostic>, Task> tell) : IAsyncDisposable
{
    /// <summary>Long enough that most keys of a word come within it, short enough that nobody waits for it.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    readonly Lock _gate = new();
    readonly SemaphoreSlim _turn = new(1, 1);
    readonly EditorLineage _lineage = new(host);
    readonly ProblemBoard _board = new(request.ProjectDir);
    readonly TaskCompletionSource _firstRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    CancellationTokenSource _current = new();
    IReadOnlyList<Diagnostic> _analysed = [];
    volatile ProjectView? _view;

    /// <summary>The project's folder, absolute.</summary>
    public string Root => request.ProjectDir;

    /// <summary>The project as it was last readable; null when it never was.</summary>
    public async Task<ProjectView?> ViewAsync(CancellationToken cancel)
    {
        await _firstRead.Task.WaitAsync(cancel);
        return _view;
    }

    /// <summary>Reads the project now.</summary>
    /// <param name="asksWarehouse">Whether the columns of its sources may have changed.</param>
    public void Read(bool asksWarehouse) => Begin(TimeSpan.Zero, asksWarehouse, edited: null);

    /// <summary>Reads the project when the typing pauses.</summary>
    /// <param name="edited">The file, absolute.</param>
    public void Edited(string edited) => Begin(Pause, asksWarehouse: false, edited);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _current.CancelAsync();
        await _turn.WaitAsync(CancellationToken.None);
        _turn.Dispose();
        _current.Dispose();
    }

    void Begin(TimeSpan pause, bool asksWarehouse, string? edited)
    {
        lock (_gate)
        {
            _current.Cancel();
            _current = new CancellationTokenSource();
            _ = RunAsync(pause, asksWarehouse, edited, _current.Token);
        }
    }

    async Task RunAsync(TimeSpan pause, bool asksWarehouse, string? edited, CancellationToken cancel)
    {
        await _turn.WaitAsync(CancellationToken.None);
        if (asksWarehouse)
            _lineage.Forget();
        _analysed = [.. _analysed.Where(problem => _board.FileOf(problem) != edited)];
        try
        {
            await Task.Delay(pause, host.Clock, cancel);
            await Task.Run(() => RefreshAsync(cancel), cancel);
        }
        catch (OperationCanceledException)
        {
            // The boundary of a reading: the next one follows.
        }
        catch (Exception wrong)
        {
            // The top of a reading: whatever is wrong with it must not end those that follow.
            await TellAsync(wrong is MixdownException known ? known.Diagnostics : [new Diagnostic("MX4040", wrong.Message, Hint: "It is tried again after the next edit.")]);
        }
        finally
        {
            if (!cancel.IsCancellationRequested)
                _firstRead.TrySetResult();
            _turn.Release();
        }
    }

    async Task RefreshAsync(CancellationToken cancel)
    {
        var (project, problems) = ProjectReader.TryRead(ToRead(), cancel);
        if (project is not null && (_view is null || IsTrusted(problems)))
            _view = new ProjectView(project, _view?.Lineage);
        _firstRead.TrySetResult();
        await TellAsync([.. problems, .. _analysed]);
        if (project is null)
            return;
        var found = await _lineage.ReadAsync(project, cancel);
        cancel.ThrowIfCancellationRequested();
        _view = _view?.With(Joined(found));
        _analysed = found.Problems;
        await TellAsync([.. problems, .. _analysed]);
    }

    /// <summary>What could be read of a project is what there is, unless a file of settings is broken: with it would go all that
    /// it declares, and the project as it was before is the better answer.</summary>
    static bool IsTrusted(IReadOnlyList<Diagnostic> problems) =>
        !problems.Any(problem => problem.Severity == Severity.Error && problem.At is { } at && Path.GetExtension(at.File) is ".yml" or ".yaml");

    /// <summary>A model that is being written does not bind: the columns that it had before are the better answer.</summary>
    ProjectLineage Joined(ProjectLineage found) => _view?.Lineage is { } before ? found.FilledFrom(before) : found;

    /// <summary>The cache is a file of its own: what is typed must not drive out what commands keep.</summary>
    ProjectRequest ToRead() => host.ProjectRequest(request, host.NewId().ToString()) with
    {
        OpenFiles = documents.Texts,
        CacheFile = Path.Combine(request.ProjectDir, ".mixdown", "parse.editor.bin"),
    };

    async Task TellAsync(IReadOnlyList<Diagnostic> problems)
    {
        foreach (var (file, found) in _board.Update(problems))
            await tell(file, found);
    }
}
