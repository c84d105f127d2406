using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Packages;

/// <summary>What <c>packages.yml</c>, or <c>dependencies.yml</c>, says of a project's packages.</summary>
static class DeclaredPackages
{
    static readonly string[] FileNames = ["packages.yml", "dependencies.yml"];

    /// <summary>The file that declares packages; the first name when there is none.</summary>
    public static string FileOf(FileTree tree) => FileNames.FirstOrDefault(name => File.Exists(Path.Combine(tree.Root, name))) ?? FileNames[0];

    /// <summary>How many packages a project declares; those that its packages declare in turn are not counted.</summary>
    public static int Count(FileTree tree) => FileNames
        .Select(tree.Read)
        .OfType<TextFile>()
        .Select(file => YamlReader.Read(file.Shown, file.Text, []) as SettingNode.Map)
        .Sum(map => (map?["packages"] as SettingNode.List)?.Items.Count ?? 0);
}
