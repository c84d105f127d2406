using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Packages;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Yaml;

namespace Mixdown.Project.Packages;

/// <summary>What <c>packages.yml</c>, or <c>dependencies.yml</c>, says of a project's packages.</summary>
public static class DeclaredPackages
{
    static readonly string[] FileNames = ["packages.yml", "dependencies.yml"];

    static readonly string[] Kinds = ["local", "git", "tarball", "package", "private"];

    /// <summary>The packages that a project's files declare, in order; those that its packages declare in turn are not among them.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="shown">The same as messages name it, with <c>/</c> behind it; empty for the root project.</param>
    /// <param name="environment">Answers <c>env_var</c>.</param>
    /// <param name="diagnostics">Receives what is wrong.</param>
    public static IReadOnlyList<PackageSource> Read(
        string folder, string shown, IReadOnlyDictionary<string, string> environment, ICollection<Diagnostic> diagnostics)
    {
        var tree = new FileTree(folder, shown);
        var scope = new SettingsScope(environment, secrets: true, new Variables("", new Dictionary<string, object?>(0)));
        var found = new List<PackageSource>();
        foreach (var file in FileNames.Select(tree.Read).OfType<TextFile>())
        {
            var wrong = new List<Diagnostic>();
            if (YamlReader.Read(file.Shown, file.Text, diagnostics) is SettingNode.Map map)
                found.AddRange(Read((SettingNode.Map)new SettingsRenderer(new JinjaEnvironments().Settings, scope, wrong).Render(map, file.Text), wrong));
            foreach (var one in wrong)
                diagnostics.Add(one.In(file.Text));
        }
        return found;
    }

    /// <summary>The file that declares packages; the first name when there is none.</summary>
    internal static string FileOf(FileTree tree) => FileNames.FirstOrDefault(name => File.Exists(Path.Combine(tree.Root, name))) ?? FileNames[0];

    /// <summary>How many packages a project declares.</summary>
    internal static int Count(FileTree tree) => FileNames
        .Select(tree.Read)
        .OfType<TextFile>()
        .Select(file => YamlReader.Read(file.Shown, file.Text, []) as SettingNode.Map)
        .Sum(map => (map?["packages"] as SettingNode.List)?.Items.Count ?? 0);

    static IEnumerable<PackageSource> Read(SettingNode.Map file, List<Diagnostic> wrong)
    {
        foreach (var item in (file["packages"] as SettingNode.List)?.Items ?? [])
        {
            if (item is SettingNode.Map map && One(map, wrong) is { } source)
                yield return source;
            else if (item is not SettingNode.Map)
                wrong.Add(new Diagnostic("MX1011", $"A package is {item.Kind}; it has to be a map", item.At, "Write '- local: ../folder', '- git: …' or '- tarball: …'."));
        }
    }

    static PackageSource? One(SettingNode.Map map, List<Diagnostic> wrong)
    {
        var reader = new SettingReader(map, wrong);
        foreach (var key in new[] { "install-prerelease", "unrendered" })
            reader.Node(key);
        var source = Kinds.FirstOrDefault(kind => map[kind] is not null) switch
        {
            "local" => new PackageSource.Local(reader.RequiredText("local"), map["local"]!.At),
            "git" => new PackageSource.Git(reader.RequiredText("git"), reader.Text("revision"), reader.Text("subdirectory"), reader.Truth("warn-unpinned", true), map["git"]!.At),
            "tarball" => new PackageSource.Tarball(reader.RequiredText("tarball"), reader.RequiredText("name"), map["tarball"]!.At),
            "package" => new PackageSource.Hub(reader.RequiredText("package"), reader.Texts("version"), map["package"]!.At),
            _ => (PackageSource?)null,
        };
        if (source is null)
            wrong.Add(new Diagnostic("MX1704", "A package says nothing of where it comes from", map.At, $"Add one of: {string.Join(", ", Kinds[..4])}."));
        else
            reader.Finish();
        return source;
    }
}
