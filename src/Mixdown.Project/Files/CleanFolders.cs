using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Project.Files;

/// <summary>What <c>clean</c> deletes: the <c>clean-targets</c> of dbt_project.yml. Only that file is read, so that a project that
/// is broken otherwise can be cleaned.</summary>
public static class CleanFolders
{
    /// <summary>Where the lake, the warehouse and the run history are.</summary>
    const string Precious = "data";

    /// <summary>The folders, absolute, whether they are there or not.</summary>
    /// <param name="projectDir">The project's folder.</param>
    /// <exception cref="MixdownException">dbt_project.yml is broken, or names a folder that may not be deleted (MX1107).</exception>
    public static IReadOnlyList<string> Of(string projectDir)
    {
        var diagnostics = new List<Diagnostic>();
        var tree = new FileTree(Path.GetFullPath(projectDir));
        if (DbtProjectFile.Read(tree, (settings, _) => settings, diagnostics) is not { } project)
            throw new MixdownException(diagnostics);
        var folders = new List<string>();
        foreach (var (target, at) in Targets(project))
        {
            var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target, tree.Root));
            if (Refusal(folder, tree.Root, project) is { } why)
                throw new MixdownException(new Diagnostic("MX1107", $"'{target}' is not deleted: {why}", at, "Take it out of 'clean-targets', and delete it by hand if it has to go."));
            folders.Add(folder);
        }
        return folders;
    }

    static IEnumerable<(string Target, SourceSpan? At)> Targets(DbtProjectFile project) => project.CleanTargets is { } given
        ? given.Items.OfType<SettingNode.Scalar>().Select(item => (item.Text, (SourceSpan?)item.At))
        : [(project.TargetPath, null), (project.InstallPath, null)];

    static string? Refusal(string folder, string root, DbtProjectFile project)
    {
        if (folder == root || !IsBelow(folder, root))
            return "it is not inside the project";
        IEnumerable<string> sources = [.. project.ModelPaths, .. project.SeedPaths, .. project.SnapshotPaths, .. project.TestPaths, .. project.AnalysisPaths, .. project.MacroPaths];
        if (sources.Select(path => Path.GetFullPath(path, root)).Any(source => IsBelow(folder, source) || IsBelow(source, folder)))
            return "the project's own files are there";
        var data = Path.Combine(root, Precious);
        return IsBelow(folder, data) || IsBelow(data, folder) ? "the lake, the warehouse and the run history are there" : null;
    }

    static bool IsBelow(string path, string folder) => path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
