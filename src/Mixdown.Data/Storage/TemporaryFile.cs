namespace Mixdown.Data.Storage;

/// <summary>A file under a name of its own that holds content until it gets its real name; gone when disposed.</summary>
/// <param name="folder">The folder of the real name, so that both are on one disk.</param>
sealed class TemporaryFile(string folder) : IDisposable
{
    /// <summary>What its name ends with.</summary>
    public const string Suffix = ".mxtmp";

    /// <summary>Where it lies.</summary>
    public string FullName { get; } = Path.Combine(folder, $".{Path.GetRandomFileName()}{Suffix}");

    /// <summary>Whether a path is such a file.</summary>
    public static bool IsNamed(string path) => path.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>Writes the content and forces it to disk.</summary>
    public void Write(ReadOnlySpan<byte> content)
    {
        using var file = new FileStream(FullName, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(FullName);
}
