using Mixdown.Data.Diagnostics;

namespace Mixdown.Simulation.Folders;

/// <summary>The folder that generated files go to: what may be in it, and how new files take its place at once.</summary>
/// <param name="path">As the user gave it.</param>
/// <param name="what">What is generated, for messages: <c>store</c>.</param>
/// <param name="isOurs">Whether a file of this name may have been generated.</param>
sealed class GeneratedFolder(string path, string what, Predicate<string> isOurs)
{
    /// <summary>Full path.</summary>
    public string FullPath { get; } = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    string Partial => FullPath + ".partial";

    string Replaced => FullPath + ".replaced";

    /// <summary>Refuses a folder whose content must not be replaced.</summary>
    /// <exception cref="MixdownException">It holds files that were not generated, or others that were while
    /// <paramref name="overwrite"/> is false.</exception>
    public void Require(bool overwrite)
    {
        if (File.Exists(FullPath))
            throw new MixdownException(new Diagnostic("MX6002", $"'{path}' is a file", Hint: "Name a folder."));
        if (!Directory.Exists(FullPath))
            return;
        var names = Directory.EnumerateFileSystemEntries(FullPath).Select(Path.GetFileName).OfType<string>().ToList();
        if (names.Find(name => !isOurs(name)) is { } foreign)
        {
            throw new MixdownException(new Diagnostic(
                "MX6002", $"'{path}' holds '{foreign}', which is no file of a generated {what}",
                Hint: "Name a folder that is empty or does not exist."));
        }
        if (names.Count > 0 && !overwrite)
        {
            throw new MixdownException(new Diagnostic(
                "MX6003", $"'{path}' holds another {what}, or this one with a file changed",
                Hint: "Pass --overwrite to replace it, or name another folder."));
        }
    }

    /// <summary>An empty folder beside this one to write into; what a killed run left there is removed.</summary>
    public string Begin()
    {
        Abandon();
        return Directory.CreateDirectory(Partial).FullName;
    }

    /// <summary>Puts the finished files into their place.</summary>
    public void Commit()
    {
        Remove(Replaced);
        if (Directory.Exists(FullPath))
            Directory.Move(FullPath, Replaced);
        Directory.Move(Partial, FullPath);
        Remove(Replaced);
    }

    /// <summary>Removes what <see cref="Begin"/> made.</summary>
    public void Abandon() => Remove(Partial);

    static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
