namespace Mixdown.Runs.Editing;

/// <summary>Finds the project that a file belongs to.</summary>
static class ProjectRoot
{
    /// <summary>The folder itself or the nearest one above it that has a dbt_project.yml; null when there is none. A package that is
    /// installed in a project belongs to that project.</summary>
    public static string? Above(string folder)
    {
        string? found = null;
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (at.Name == "dbt_packages")
                found = null;
            else if (found is null && File.Exists(Path.Combine(at.FullName, "dbt_project.yml")))
                found = at.FullName;
        }
        return found;
    }
}
