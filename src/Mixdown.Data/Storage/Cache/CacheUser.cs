namespace Mixdown.Data.Storage.Cache;

/// <summary>A mark in the folder of a cache's users: a file that is locked as long as the cache is in use, however its process
/// ends. Its time tells since when.</summary>
sealed class CacheUser : IDisposable
{
    const string Extension = ".user";
    readonly FileStream _mark;

    /// <param name="folder">Where the marks are.</param>
    /// <param name="clock">Tells since when.</param>
    public CacheUser(string folder, TimeProvider clock)
    {
        var name = Path.Combine(folder, Path.ChangeExtension(Path.GetRandomFileName(), Extension));
        _mark = new FileStream(name, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        File.SetLastWriteTimeUtc(_mark.SafeFileHandle, clock.GetUtcNow().UtcDateTime);
    }

    /// <summary>Since when, in UTC, the oldest user is there; the end of time when there is none. Marks of the dead are removed.</summary>
    public static DateTime Oldest(string folder) => new DirectoryInfo(folder).EnumerateFiles("*" + Extension)
        .Where(mark => IsAlive(mark.FullName))
        .Select(mark => mark.LastWriteTimeUtc)
        .DefaultIfEmpty(DateTime.MaxValue)
        .Min();

    /// <inheritdoc/>
    public void Dispose() => _mark.Dispose();

    static bool IsAlive(string mark)
    {
        try
        {
            new FileStream(mark, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
            return false;
        }
        catch (IOException)
        {
            // Locked, and so alive; or gone since it was listed.
            return File.Exists(mark);
        }
    }
}
