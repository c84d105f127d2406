namespace Mixdown.Bench.Measuring;

/// <summary>The program as <c>./mixdown</c> builds and starts it.</summary>
static class MixdownProgram
{
    public static string Launcher => Repository.At("mixdown");

    public static string Executable => Repository.At(".build/mixdown/mixdown");

    /// <summary>Runs one command in a folder.</summary>
    public static Task<ChildRun> RunAsync(string folder, CancellationToken cancel, params IEnumerable<string> arguments) =>
        Child.RunAsync(Executable, arguments, folder, cancel);

    /// <summary>Loads a project of which nothing is there but its files.</summary>
    public static Task<ChildRun> LoadAnewAsync(string project, CancellationToken cancel)
    {
        var data = Path.Combine(project, "data");
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
        return RunAsync(project, cancel, "load");
    }

    /// <summary>A copy of an example, without what runs have made in it.</summary>
    public static void CopyExample(string name, string to)
    {
        var from = Repository.At($"examples/{name}");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "data" or "target" or ".mixdown")
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, relative))!);
            File.Copy(file, Path.Combine(to, relative));
        }
    }
}
