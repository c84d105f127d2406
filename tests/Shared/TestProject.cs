namespace Mixdown.Testing;

/// <summary>A copy of an example project that a test may run and change.</summary>
/// <param name="Folder">The copy.</param>
sealed record TestProject(string Folder)
{
    /// <summary>Environment variables that its commands get.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The warehouse file of the target dev.</summary>
    public string Warehouse => Path.Combine(Folder, "data", "dev", "warehouse.duckdb");

    /// <summary>Copies <c>examples/NAME</c> without what was made in it (data, target, .mixdown).</summary>
    public static TestProject CopyOf(string example, string folder)
    {
        var source = Repository.At($"examples/{example}");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "data" or "target" or ".mixdown" or "dbt_packages" or "package-lock.yml")
                continue;
            var copy = Path.Combine(folder, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return new TestProject(folder);
    }
}
