using Mixdown.Data.Storage;

namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>Files of one folder that are being written; disposing it removes them unless they were kept.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="stem">What the names of all of them begin with, and of no other.</param>
sealed class UnfinishedFiles(string folder, string stem) : IDisposable
{
    bool _kept;

    /// <summary>Forces contents and names to disk; a file without rows is removed.</summary>
    internal void Keep(IReadOnlyList<WrittenFile> files)
    {
        foreach (var file in files)
        {
            if (file.Statistics.Rows == 0)
                File.Delete(file.Path);
            else
                Flush(file.Path);
        }
        if (!OperatingSystem.IsWindows())
            LocalDisk.FlushFolder(Path.GetFullPath(folder));
        _kept = true;
    }

    public void Dispose()
    {
        if (_kept)
            return;
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file).StartsWith(stem, StringComparison.Ordinal)))
            File.Delete(file);
    }

    static void Flush(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }
}
