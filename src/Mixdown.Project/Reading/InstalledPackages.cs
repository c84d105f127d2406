using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Compile.Packages;
using Mixdown.Project.Files;
using Mixdown.Project.Packages;

namespace Mixdown.Project.Reading;

/// <summary>Finds the packages that <c>mixdown deps</c> has installed.</summary>
/// <param name="root">The root project.</param>
/// <param name="given">From <c>--vars</c>.</param>
/// <param name="renderer">Renders the settings of a package.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class InstalledPackages(
    Package root, IReadOnlyDictionary<string, object?> given, Func<Variables, Func<SettingNode, string, SettingNode>> renderer, ICollection<Diagnostic> diagnostics)
{
    /// <summary>The root project, then its packages by name.</summary>
    public List<Package> Read()
    {
        List<Package> packages = [root];
        var folder = Path.Combine(root.Tree.Root, root.Project.InstallPath);
        var folders = Directory.Exists(folder) ? Directory.GetDirectories(folder).Where(IsPackage).Order(StringComparer.Ordinal).ToList() : [];
        if (DeclaredPackages.Count(root.Tree) is var declared && declared > folders.Count)
            diagnostics.Add(NotInstalled(declared, folders.Count));
        foreach (var path in folders)
        {
            if (One(path) is { } package)
                Add(packages, package);
        }
        return packages;
    }

    static bool IsPackage(string folder) => Path.GetFileName(folder.AsSpan()) is var name && !name.StartsWith("__") && !name.StartsWith('.');

    Package? One(string path)
    {
        var shown = $"{root.Project.InstallPath}/{Path.GetFileName(path)}/";
        var tree = root.Tree.Below(path, shown);
        if (tree.Read(DbtProjectFile.FileName) is null)
        {
            diagnostics.Add(new Diagnostic("MX1701", $"There is no {DbtProjectFile.FileName} in {shown}", new SourceSpan(shown + DbtProjectFile.FileName, 1, 1, 1), "Run 'mixdown deps' to install the packages again, or remove the folder."));
            return null;
        }
        var early = new Variables("", given);
        if (DbtProjectFile.Read(tree, renderer(early), diagnostics) is not { } project)
            return null;
        return new Package(project, tree, new Variables(project.Name, given, PlainValue.Map(root.Project.Vars), PlainValue.Map(project.Vars)), IsRoot: false);
    }

    void Add(List<Package> packages, Package package)
    {
        if (packages.Find(other => other.Name == package.Name) is { } twin)
        {
            var other = twin.IsRoot ? "the project itself" : Path.GetFileName(twin.Tree.Root);
            diagnostics.Add(new Diagnostic(
                "MX1702", $"The package in {Path.GetFileName(package.Tree.Root)} is called '{package.Name}', and so is {other}",
                new SourceSpan($"{root.Project.InstallPath}/{Path.GetFileName(package.Tree.Root)}/{DbtProjectFile.FileName}", 1, 1, 1), "Rename one of them, or remove it from packages.yml."));
        }
        else
        {
            packages.Add(package);
        }
    }

    Diagnostic NotInstalled(int declared, int installed) => new(
        "MX1703", $"{declared} packages are declared, and {installed} are installed in {root.Project.InstallPath}/",
        new SourceSpan(DeclaredPackages.FileOf(root.Tree), 1, 1, 1), "Run 'mixdown deps' to install them.");
}
