namespace Mixdown.Testing;

/// <summary>A folder of its own for one test, deleted with everything in it afterwards.</summary>
sealed class TempFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("mixdown-test-").FullName;

    /// <summary>A path below <see cref="Root"/>; <paramref name="relative"/> uses '/'.</summary>
    public string At(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Writes a file, with the folders that it needs, and returns its path.</summary>
    public string Write(string relative, string text)
    {
        var path = At(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
