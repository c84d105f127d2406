using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mixdown.Data.Storage.Cache;

/// <summary>The files of a cache on disk: <c>ab/abcdef….parquet</c>, with the time of the last use as their own time.</summary>
sealed class CacheFolder
{
    readonly string _root;
    readonly CacheGate _gate;

    /// <param name="root">Made when missing.</param>
    public CacheFolder(string root)
    {
        _root = Path.GetFullPath(root);
        Directory.CreateDirectory(Users);
        _gate = new CacheGate(Path.Combine(Users, "gate"));
    }

    /// <summary>Where the users of the cache leave their marks.</summary>
    public string Users => Path.Combine(_root, "users");

    /// <summary>Where the copy of an object is to be; the folder is there.</summary>
    public string FileOf(IObjectStore store, ObjectInfo wanted)
    {
        var content = wanted.ETag ?? wanted.Modified.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var identity = string.Create(CultureInfo.InvariantCulture, $"{store.Root}\n{wanted.Path}\n{wanted.Bytes}\n{content}");
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..40];
        var folder = Path.Combine(_root, name[..2]);
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name + Path.GetExtension(wanted.Path));
    }

    /// <summary>A name for content that is not whole yet; nobody asks for it.</summary>
    public TemporaryFile NewTemporary() => new(_root);

    /// <summary>Marks a file as used now.</summary>
    /// <returns>false: there is none of that size.</returns>
    public async Task<bool> TouchAsync(string file, long bytes, DateTimeOffset now, CancellationToken cancel)
    {
        using var _ = await _gate.EnterAsync(alone: false, cancel).ConfigureAwait(false);
        if (new FileInfo(file) is not { Exists: true } found || found.Length != bytes)
            return false;
        File.SetLastWriteTimeUtc(file, now.UtcDateTime);
        return true;
    }

    /// <summary>Deletes what was not used for longest, until the rest fits or is in use.</summary>
    /// <param name="bytes">What may stay.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task MakeRoomAsync(long bytes, CancellationToken cancel)
    {
        var kept = Files().Sum(file => file.Length);
        if (kept <= bytes)
            return;
        using var _ = await _gate.EnterAsync(alone: true, cancel).ConfigureAwait(false);
        var inUseSince = CacheUser.Oldest(Users);
        foreach (var file in Files().Where(file => file.LastWriteTimeUtc < inUseSince).OrderBy(file => file.LastWriteTimeUtc))
        {
            if (kept <= bytes)
                break;
            kept -= file.Length;
            file.Delete();
        }
    }

    List<FileInfo> Files() =>
        [.. new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.DirectoryName != Users && file.Exists)];
}
