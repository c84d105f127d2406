using System.Threading.Channels;
using Mixdown.Project.Files;

namespace Mixdown.Runs.Watching;

/// <summary>Rings when it is time to look at files: at once where the system tells of changes, and now and then in any case, since it
/// tells of none on network drives and in some containers, and of no more than its limits allow.</summary>
/// <param name="clock">Paces the looks.</param>
sealed class FileAlarm(TimeProvider clock) : IDisposable
{
    static readonly TimeSpan Seldom = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Often = TimeSpan.FromMilliseconds(300);

    readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    readonly List<FileSystemWatcher> _watchers = [];
    IReadOnlyList<SourceFolder> _folders = [];
    ITimer? _timer;

    /// <summary>Listens to these folders from now on, as far as they are there.</summary>
    public void Listen(IReadOnlyList<SourceFolder> folders)
    {
        List<SourceFolder> there = [.. folders.Where(folder => Directory.Exists(folder.Path))];
        if (_timer is not null && there.SequenceEqual(_folders))
            return;
        Silence();
        _folders = there;
        _timer = clock.CreateTimer(_ => Ring(), null, Seldom, Seldom);
        if (!there.TrueForAll(TryListen))
            _timer.Change(Often, Often);
    }

    /// <summary>Waits until it rings.</summary>
    public async Task WaitAsync(CancellationToken cancel) => await _rings.Reader.ReadAsync(cancel);

    /// <inheritdoc/>
    public void Dispose() => Silence();

    bool TryListen(SourceFolder folder)
    {
        var watcher = new FileSystemWatcher(folder.Path) { IncludeSubdirectories = folder.IsDeep };
        _watchers.Add(watcher);
        watcher.Created += (_, _) => Ring();
        watcher.Changed += (_, _) => Ring();
        watcher.Deleted += (_, _) => Ring();
        watcher.Renamed += (_, _) => Ring();
        watcher.Error += (_, _) => Ring();
        try
        {
            watcher.EnableRaisingEvents = true;
            return true;
        }
        catch (IOException)
        {
            // The user's limit of inotify instances or watches: looking often does as well.
            return false;
        }
    }

    void Ring() => _rings.Writer.TryWrite(true);

    void Silence()
    {
        _timer?.Dispose();
        foreach (var watcher in _watchers)
            watcher.Dispose();
        _watchers.Clear();
    }
}
