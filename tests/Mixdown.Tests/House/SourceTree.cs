namespace Mixdown.Tests.House;

/// <summary>The files of the repository that people write, without what builds make of them.</summary>
static class SourceTree
{
    static readonly string[] Made = ["bin", "obj", "node_modules", "out", "data", "target", "wwwroot"];

    /// <summary>Paths relative to the repository, with '/', in order; of the folders that exist.</summary>
    public static IEnumerable<string> Files(params IEnumerable<string> folders) => folders
        .Select(Repository.At)
        .Where(Directory.Exists)
        .SelectMany(Walk)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static IEnumerable<string> CSharp(params IEnumerable<string> folders) =>
        Files(folders).Where(file => file.EndsWith(".cs", StringComparison.Ordinal));

    public static string Text(string file) => File.ReadAllText(Repository.At(file));

    public static string Folder(string file) => file[..file.LastIndexOf('/')];

    static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder).Concat(Directory.EnumerateDirectories(folder)
        .Where(child => !Path.GetFileName(child).StartsWith('.') && !Made.Contains(Path.GetFileName(child), StringComparer.Ordinal))
        .SelectMany(Walk));
}
