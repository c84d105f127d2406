using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Packages;

/// <summary>A folder that is a package.</summary>
public static partial class PackageFolder
{
    /// <summary>Where the packages of a project are installed, relative to its folder.</summary>
    public static string InstallPath(string project) => Head(project)?["packages-install-path"] is SettingNode.Scalar path ? path.Text : "dbt_packages";

    /// <summary>The name in its dbt_project.yml.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="source">Where it came from, for messages.</param>
    /// <exception cref="MixdownException">MX1701: it is no package, or its name cannot be that of a folder.</exception>
    public static string NameOf(string folder, PackageSource source)
    {
        if (!File.Exists(Path.Combine(folder, DbtProjectFile.FileName)))
            throw new MixdownException(new Diagnostic("MX1701", $"There is no {DbtProjectFile.FileName} in {source.Text}", source.At, "A package is a dbt project. Of a repository that holds several things, name its folder with 'subdirectory:'."));
        var name = (Head(folder)?["name"] as SettingNode.Scalar)?.Text;
        return name is not null && Identifier().IsMatch(name)
            ? name
            : throw new MixdownException(new Diagnostic("MX1701", $"The name of the package in {source.Text} is {(name is null ? "missing" : $"'{name}'")}", source.At, "In its dbt_project.yml, 'name:' is letters, digits and underscores."));
    }

    static SettingNode.Map? Head(string folder)
    {
        var path = Path.Combine(folder, DbtProjectFile.FileName);
        return File.Exists(path) ? YamlReader.Read(DbtProjectFile.FileName, File.ReadAllText(path), []) as SettingNode.Map : null;
    }

    [GeneratedRegex(@"\A[A-Za-z_]\w*\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Identifier();
}
