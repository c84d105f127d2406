using Mixdown.Project;
using Mixdown.Project.Files;

namespace Mixdown.Runs.Watching;

/// <summary>The files of a project while it is watched.</summary>
sealed class ProjectFiles : IDisposable
{
    /// <summary>How long all files have to be left alone before a change counts: editors write a file in several steps, and tools
    /// several files.</summary>
    static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    readonly ProjectRequest _request;
    readonly TimeProvider _clock;
    readonly FileAlarm _alarm;
    FileSnapshot _known;

    /// <param name="request">Which project.</param>
    /// <param name="clock">Measures quiet.</param>
    public ProjectFiles(ProjectRequest request, TimeProvider clock)
    {
        (_request, _clock) = (request, clock);
        _alarm = new FileAlarm(clock);
        _known = Look();
    }

    /// <summary>Waits until something is another than at the last call, or than at the beginning.</summary>
    /// <returns>What has changed, by file; at least one.</returns>
    public async Task<IReadOnlyList<FileChange>> ChangedAsync(CancellationToken cancel)
    {
        while (true)
        {
            var now = LookAgain();
            if (Changes(now, _known).Count > 0 && await SettledAsync(now, cancel) is { Count: > 0 } changes)
                return changes;
            await _alarm.WaitAsync(cancel);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _alarm.Dispose();

    /// <summary>What has changed once nothing changes any more: nothing, if a file has only come and gone.</summary>
    async Task<IReadOnlyList<FileChange>> SettledAsync(FileSnapshot now, CancellationToken cancel)
    {
        FileSnapshot last;
        do
        {
            last = now;
            await Task.Delay(Quiet, _clock, cancel);
            now = LookAgain();
        }
        while (Changes(now, last).Count > 0);
        var changes = Changes(now, _known);
        _known = now;
        return changes;
    }

    FileSnapshot Look()
    {
        var sources = SourceFolders.Of(_request);
        _alarm.Listen(sources.Folders);
        return FileSnapshot.Take(sources);
    }

    FileSnapshot LookAgain()
    {
        try
        {
            return Look();
        }
        catch (IOException)
        {
            // Something vanished while it was looked at: the next look tells what became of it.
            return _known;
        }
    }

    IReadOnlyList<FileChange> Changes(FileSnapshot now, FileSnapshot before) => now.Since(before, _request.ProjectDir);
}
