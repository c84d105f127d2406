namespace Mixdown.Engines.DuckDb.Parquet;

/// <summary>A file of one call.</summary>
sealed class ScratchFile : IDisposable
{
    internal ScratchFile(string folder, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(folder);
        Path = System.IO.Path.Combine(folder, System.IO.Path.GetRandomFileName());
        File.WriteAllBytes(Path, content);
    }

    internal string Path { get; }

    public void Dispose() => File.Delete(Path);
}
