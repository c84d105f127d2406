using Mixdown.Data.Storage;

namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>A file that is being written; disposing it removes the file unless it was kept.</summary>
sealed class UnfinishedFile(string path) : IDisposable
{
    bool _kept;

    /// <summary>Forces content and name to disk: from now on the file survives a power cut.</summary>
    internal void Keep()
    {
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(file);
        if (!OperatingSystem.IsWindows())
            LocalDisk.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _kept = true;
    }

    public void Dispose()
    {
        if (!_kept && File.Exists(path))
            File.Delete(path);
    }
}
