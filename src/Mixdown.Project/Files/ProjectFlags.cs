using Mixdown.Data.Settings;

namespace Mixdown.Project.Files;

/// <summary>What dbt_project.yml says of how commands run, read before the project is: flags decide how that is done.</summary>
/// <param name="Flags">The map <c>flags</c>; null when there is none.</param>
/// <param name="TargetPath">Where artifacts go, relative to the project's folder.</param>
public sealed record ProjectFlags(SettingNode.Map? Flags, string TargetPath)
{
    /// <summary>Reads them. A file that is wrong says nothing here: reading the project tells what is wrong with it.</summary>
    /// <param name="projectDir">The project's folder.</param>
    public static ProjectFlags Read(string projectDir)
    {
        var path = Path.Combine(projectDir, DbtProjectFile.FileName);
        var map = File.Exists(path) ? SettingsText.Read(DbtProjectFile.FileName, File.ReadAllText(path)) as SettingNode.Map : null;
        return new ProjectFlags(map?["flags"] as SettingNode.Map, (map?["target-path"] as SettingNode.Scalar)?.Text ?? "target");
    }
}
