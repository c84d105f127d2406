using Mixdown.Data.Diagnostics;

namespace Mixdown.Cli.Commands;

/// <summary>Finds the project that a command is about.</summary>
static class ProjectFolder
{
    const string Marker = "dbt_project.yml";

    /// <summary>The folder that was given, else this folder or the nearest above it that has a dbt_project.yml; and makes it the
    /// working directory, since the warehouse's views on the lake name their files from there.</summary>
    /// <exception cref="MixdownException">MX4010: there is no project.</exception>
    public static string Enter(string? given, Surroundings surroundings)
    {
        var folder = Find(given, surroundings);
        surroundings.Enter(folder);
        return folder;
    }

    /// <summary>As <see cref="Enter"/>, where the working directory stays as it is.</summary>
    public static string Find(string? given, Surroundings surroundings) =>
        given is null ? FindAbove(surroundings.Folder) : Check(Path.GetFullPath(given, surroundings.Folder));

    static string FindAbove(string from)
    {
        for (var at = new DirectoryInfo(from); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Marker)))
                return at.FullName;
        }
        throw Missing(from);
    }

    static string Check(string folder) => File.Exists(Path.Combine(folder, Marker)) ? folder : throw Missing(folder);

    static MixdownException Missing(string folder) => new(new Diagnostic(
        "MX4010", $"There is no {Marker} in {folder}",
        Hint: "Go into a project, or name one: '--project-dir examples/music-store'."));
}
