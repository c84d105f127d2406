using Mixdown.Project.Graph;

namespace Mixdown.Project.Artifacts;

/// <summary>The SQL of nodes as files, where dbt's users look for it: <c>target/compiled</c> and <c>target/run</c>.</summary>
public static class CompiledFiles
{
    /// <summary>The file of a node's SQL.</summary>
    public static string PathOf(MixdownProject project, ProjectNode node) => PathOf(project, node, "compiled");

    /// <summary>The same, relative to the project's folder, for people.</summary>
    internal static string NameOf(MixdownProject project, ProjectNode node) =>
        Path.GetRelativePath(project.Root, PathOf(project, node)).Replace('\\', '/');

    /// <summary>Writes a node's SQL.</summary>
    public static void WriteCompiled(MixdownProject project, ProjectNode node, string sql) =>
        Write(PathOf(project, node, "compiled"), project.Secrets.Of(sql));

    /// <summary>Writes the statements that were sent for a node.</summary>
    public static void WriteRun(MixdownProject project, ProjectNode node, IReadOnlyList<string> statements) =>
        Write(PathOf(project, node, "run"), project.Secrets.Of(string.Join(";\n\n", statements)));

    static string PathOf(MixdownProject project, ProjectNode node, string folder)
    {
        var below = node.Check is { IsSingular: false } ? $"{node.File}/{node.Path}" : node.File;
        return Path.Combine(project.TargetPath, folder, node.Package, below);
    }

    static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
