using Mixdown.Project.Packages;

namespace Mixdown.Runs.Packages;

/// <summary>The folder of installed packages, and those beside it while it is replaced.</summary>
/// <param name="project">The project's folder, absolute.</param>
sealed class InstallFolders(string project)
{
    /// <summary>The project's folder.</summary>
    public string Project => project;

    /// <summary>Where packages are installed.</summary>
    public string Installed { get; } = Path.GetFullPath(Path.Combine(project, PackageFolder.InstallPath(project)));

    /// <summary>Where they are put together, on the same disk.</summary>
    public string Staged => Beside("new");

    /// <summary>Where repositories and archives are fetched to.</summary>
    public string Fetched => Beside("fetch");

    string Old => Beside("old");

    /// <summary>Puts the old folder back where a run died between its two renames.</summary>
    public void Recover()
    {
        if (!Directory.Exists(Installed) && Directory.Exists(Old))
            Directory.Move(Old, Installed);
    }

    /// <summary>Whether all packages of a lock are there.</summary>
    public bool Hold(PackageLock known) => known.Packages.All(package => File.Exists(Path.Combine(Installed, package.Name, "dbt_project.yml")))
        && (Directory.Exists(Installed) ? Directory.GetDirectories(Installed).Length : 0) == known.Packages.Count;

    /// <summary>Lets the staged folder take the place of the installed one.</summary>
    public void Publish()
    {
        Directory.CreateDirectory(Staged);
        if (Directory.Exists(Installed))
            Directory.Move(Installed, Old);
        Directory.Move(Staged, Installed);
    }

    /// <summary>Removes everything but the installed packages.</summary>
    public void Clear()
    {
        foreach (var folder in new[] { Staged, Fetched, Old })
            Delete(folder);
    }

    /// <summary>A link is removed, and not what it leads to; git writes files that may not be written.</summary>
    static void Delete(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var entry in new DirectoryInfo(folder).EnumerateDirectories().Where(entry => entry.LinkTarget is not null))
            entry.Delete();
        Directory.Delete(folder, recursive: true);
    }

    string Beside(string what) => Path.Combine(Path.GetDirectoryName(Installed)!, $".{Path.GetFileName(Installed)}.{what}");
}
