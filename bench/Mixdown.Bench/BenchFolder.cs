namespace Mixdown.Bench;

/// <summary>Where benchmarks keep generated data and projects: <c>.build/bench</c>, which can be deleted at any time.</summary>
sealed class BenchFolder
{
    public BenchFolder() => Directory.CreateDirectory(Root);

    public string Root { get; } = Repository.At(".build/bench");

    public string At(string relative) => Path.Combine(Root, relative);

    /// <summary>A folder that is empty.</summary>
    public string Empty(string relative)
    {
        var path = At(relative);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        return Directory.CreateDirectory(path).FullName;
    }
}
