using Mixdown.Project.Files;

namespace Mixdown.Project.Compile.Packages;

/// <summary>The root project, or a package that it has installed.</summary>
/// <param name="Project">Its dbt_project.yml.</param>
/// <param name="Tree">Its files.</param>
/// <param name="Variables">What var() answers in them.</param>
/// <param name="IsRoot">Whether it is the project that the command is about.</param>
sealed record Package(DbtProjectFile Project, FileTree Tree, Variables Variables, bool IsRoot)
{
    /// <summary>The name in its dbt_project.yml.</summary>
    public string Name => Project.Name;
}
