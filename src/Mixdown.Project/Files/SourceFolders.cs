using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;

namespace Mixdown.Project.Files;

/// <summary>Where the files lie that make a project what it is. Only the dbt_project.yml of the project and of its packages is read,
/// so that a project that is broken can be watched until it is mended.</summary>
public sealed class SourceFolders
{
    static readonly string[] Endings = [".sql", ".yml", ".yaml", ".csv", ".md"];

    readonly HashSet<string> _made;

    SourceFolders(IReadOnlyList<SourceFolder> folders, IEnumerable<string> made) => (Folders, _made) = (folders, made.ToHashSet(StringComparer.Ordinal));

    /// <summary>The folders of the project and of the packages that it has installed, and those where profiles.yml may be.</summary>
    public IReadOnlyList<SourceFolder> Folders { get; }

    /// <summary>Finds them.</summary>
    public static SourceFolders Of(ProjectRequest request)
    {
        var root = Path.GetFullPath(request.ProjectDir);
        var project = Head(root);
        var installed = Path.GetFullPath(project.InstallPath, root);
        IEnumerable<SourceFolder> folders =
        [
            .. OfPackage(root, project),
            .. ProfilesReader.Folders(request with { ProjectDir = root }).Select(folder => new SourceFolder(folder, IsDeep: false)),
            .. Directory.Exists(installed) ? Directory.GetDirectories(installed).SelectMany(package => OfPackage(package, Head(package))) : [],
        ];
        return new SourceFolders([.. folders.Distinct()], [Path.GetFullPath(request.TargetPath ?? project.TargetPath, root), installed, Path.Combine(root, "data"), Path.Combine(root, "logs")]);
    }

    /// <summary>Whether a file of that name may be one of a project: not what editors put beside it.</summary>
    public static bool Holds(ReadOnlySpan<char> file)
    {
        if (file.StartsWith('.') || file.StartsWith('#'))
            return false;
        foreach (var ending in Endings)
        {
            if (file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Whether files of the project may lie in a folder below one of these: not in a hidden one, nor where runs put what
    /// they make.</summary>
    /// <param name="folder">Its path, absolute.</param>
    public bool Enters(string folder) => !Path.GetFileName(folder.AsSpan()).StartsWith('.') && !_made.Contains(folder);

    static DbtProjectFile Head(string folder) =>
        DbtProjectFile.Read(new FileTree(folder), (settings, _) => settings, new List<Diagnostic>()) ?? new DbtProjectFile { Name = "" };

    static IEnumerable<SourceFolder> OfPackage(string root, DbtProjectFile project)
    {
        IEnumerable<string> paths =
        [
            .. project.ModelPaths, .. project.SeedPaths, .. project.SnapshotPaths, .. project.TestPaths, .. project.AnalysisPaths,
            .. project.MacroPaths, .. project.DocsPaths, .. MixdownFile.Folders, Dashboard.Folder,
        ];
        return paths.Select(path => new SourceFolder(Path.GetFullPath(path, root), IsDeep: true)).Prepend(new SourceFolder(root, IsDeep: false));
    }
}
