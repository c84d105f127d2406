using Mixdown.Data.Diagnostics;

namespace Mixdown.Data.Storage.Cache;

/// <summary>Objects of remote stores as files of this machine, up to a size: what was not used for longest goes first. Safe for
/// several threads and for several processes on one folder.</summary>
/// <remarks>A file's name tells store, path, size and content tag apart, so that what is there is what was asked for; it appears
/// whole. As long as a cache is open, no process takes away what was used since it was opened: a view or a query may name it.</remarks>
public sealed class ObjectCache : IDisposable
{
    readonly Lazy<CacheFolder> _folder;
    readonly Lazy<CacheUser> _user;
    readonly long _maxBytes;
    readonly TimeProvider _clock;

    /// <param name="folder">Made when the first object is fetched; holds nothing that cannot be fetched again.</param>
    /// <param name="maxBytes">What the files may take together. More is taken only while everything is in use.</param>
    /// <param name="clock">Tells which file was used last.</param>
    public ObjectCache(string folder, long maxBytes, TimeProvider clock)
    {
        (_maxBytes, _clock) = (maxBytes, clock);
        _folder = new Lazy<CacheFolder>(() => new CacheFolder(folder));
        _user = new Lazy<CacheUser>(() => new CacheUser(_folder.Value.Users, clock));
    }

    /// <summary>The object as a file: its own where the store is a folder, else a copy.</summary>
    /// <param name="store">Where the object is.</param>
    /// <param name="wanted">Which object, and which content of it: the copy has its size, and is fetched anew where the content tag
    /// (the time, where there is no tag) is another.</param>
    /// <param name="cancel">Stops the copying; nothing is left then.</param>
    /// <returns>An absolute path.</returns>
    /// <exception cref="MixdownException">MX2845: the object is gone, or is not what was wanted; MX2846: the disk refuses.</exception>
    public async Task<string> FileAsync(IObjectStore store, ObjectInfo wanted, CancellationToken cancel)
    {
        if (store.LocalFile(wanted.Path) is { } own)
            return own;
        _ = _user.Value;
        var file = _folder.Value.FileOf(store, wanted);
        if (!await _folder.Value.TouchAsync(file, wanted.Bytes, _clock.GetUtcNow(), cancel).ConfigureAwait(false))
            await FetchAsync(store, wanted, file, cancel).ConfigureAwait(false);
        return file;
    }

    /// <summary>Ends this user's claim on what it used.</summary>
    public void Dispose()
    {
        if (_user.IsValueCreated)
            _user.Value.Dispose();
    }

    async Task FetchAsync(IObjectStore store, ObjectInfo wanted, string file, CancellationToken cancel)
    {
        await _folder.Value.MakeRoomAsync(_maxBytes - wanted.Bytes, cancel).ConfigureAwait(false);
        try
        {
            using var temporary = _folder.Value.NewTemporary();
            var bytes = await CopyAsync(store, wanted.Path, temporary.FullName, cancel).ConfigureAwait(false);
            if (bytes != wanted.Bytes)
                throw new MixdownException(Changed(store, wanted.Path, $"has {bytes} bytes instead of {wanted.Bytes}"));
            File.SetLastWriteTimeUtc(temporary.FullName, _clock.GetUtcNow().UtcDateTime);
            // Two may fetch one object at the same time: the copies are equal, and a name that is taken is replaced in one step.
            File.Move(temporary.FullName, file, overwrite: true);
        }
        catch (FileNotFoundException gone)
        {
            throw new MixdownException(Changed(store, wanted.Path, "is gone"), gone);
        }
        catch (IOException refused)
        {
            throw new MixdownException(NoRoom(file, wanted.Bytes, refused), refused);
        }
    }

    static async Task<long> CopyAsync(IObjectStore store, string path, string file, CancellationToken cancel)
    {
        var content = await store.OpenReadAsync(path, cancel).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            var copy = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            await using (copy.ConfigureAwait(false))
            {
                await content.CopyToAsync(copy, cancel).ConfigureAwait(false);
                return copy.Length;
            }
        }
    }

    static Diagnostic Changed(IObjectStore store, string path, string how) => new(
        "MX2845", $"'{path}' in {store.Root} {how}",
        Hint: "Run the command again. If it stays so, somebody removed or replaced a file under its table: restore the table to an older version, or load it anew.");

    static Diagnostic NoRoom(string file, long bytes, IOException refused) => new(
        "MX2846", $"{bytes} bytes cannot be kept in {Path.GetDirectoryName(file)}: {refused.Message}",
        Hint: "Free some space, or allow the cache less of it with 's3: { cache: 5GB }' in mixdown.yml.");
}
