namespace Mixdown.Testing;

/// <summary>The working copy that the tests were built from.</summary>
static class Repository
{
    /// <summary>The folder of Mixdown.slnx, found by walking up from the test assembly.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>A path below <see cref="Root"/>; <paramref name="relative"/> uses '/'.</summary>
    public static string At(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    static string FindRoot(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Mixdown.slnx")))
                return at.FullName;
        }
        throw new DirectoryNotFoundException($"There is no Mixdown.slnx above {folder}.");
    }
}
