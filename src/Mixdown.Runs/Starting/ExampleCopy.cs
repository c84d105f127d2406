using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Starting;

/// <summary>A project of one's own that begins as a copy of an example.</summary>
/// <param name="example">The example's folder; its packages are beside it.</param>
/// <param name="folder">The new project's folder, absolute.</param>
public sealed class ExampleCopy(string example, string folder)
{
    const string Packages = "packages.yml";

    /// <summary>What commands make in a project.</summary>
    static readonly HashSet<string> Made = new(StringComparer.Ordinal) { "data", "target", "logs", ".mixdown", "dbt_packages", "package-lock.yml" };

    /// <summary>Copies the example, and what it uses of other examples into <c>packages/</c>.</summary>
    /// <exception cref="MixdownException">MX4070: the folder is taken.</exception>
    public void Write()
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new MixdownException(new Diagnostic("MX4070", $"{folder} is not empty", Hint: $"Name a folder that is new: mixdown init my-music --example {Path.GetFileName(example)}."));
        Copy(example, folder);
        if (HasPackages)
            TakePackages();
    }

    /// <summary>Whether packages have to be installed before the project can be built.</summary>
    public bool HasPackages => File.Exists(Path.Combine(folder, Packages));

    void TakePackages()
    {
        var file = Path.Combine(folder, Packages);
        var text = File.ReadAllText(file);
        foreach (var other in Directory.EnumerateDirectories(Path.GetDirectoryName(example)!).Select(Path.GetFileName))
        {
            if (!text.Contains($"'../{other}'", StringComparison.Ordinal))
                continue;
            Copy(Path.Combine(example, "..", other!), Path.Combine(folder, "packages", other!));
            text = text.Replace($"'../{other}'", $"'packages/{other}'", StringComparison.Ordinal);
        }
        File.WriteAllText(file, text);
    }

    static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            if (Made.Contains(entry.Name))
                continue;
            if (entry is FileInfo file)
                file.CopyTo(Path.Combine(to, entry.Name));
            else
                Copy(entry.FullName, Path.Combine(to, entry.Name));
        }
    }
}
