namespace Mixdown.Project.Packages;

/// <summary>A package as it was installed: what its source meant that day.</summary>
/// <param name="Name">The name in its dbt_project.yml.</param>
/// <param name="Source">Where it came from; of git, with the commit as its revision.</param>
public sealed record LockedPackage(string Name, PackageSource Source);
