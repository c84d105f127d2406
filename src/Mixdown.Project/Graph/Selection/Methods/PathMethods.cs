namespace Mixdown.Project.Graph.Selection.Methods;

/// <summary><c>path</c> and <c>file</c>.</summary>
static class PathMethods
{
    /// <summary>A folder, with all below it, or a file: the one that declares a node or the properties file that describes it.</summary>
    public static Func<GraphNode, bool> Path(Criterion sought)
    {
        var path = sought.Value.Replace('\\', '/').TrimEnd('/');
        if (path.StartsWith("./", StringComparison.Ordinal))
            path = path[2..];
        if (!Wildcard.IsPattern(path))
            return Plain(path);
        var pattern = path.Split('/');
        return node => IsUnder(pattern, node.File) || (node is ProjectNode { PatchFile: { } patch } && IsUnder(pattern, patch, wholeFile: true));
    }

    static Func<GraphNode, bool> Plain(string path)
    {
        var below = path + "/";
        return node => node.File == path || node.File.StartsWith(below, StringComparison.Ordinal) || node is ProjectNode { PatchFile: { } patch } && patch == path;
    }

    /// <summary>A file's name, with or without its end.</summary>
    public static Func<GraphNode, bool> File(Criterion sought) => node =>
        Wildcard.Matches(sought.Value, System.IO.Path.GetFileName(node.File.AsSpan()))
        || Wildcard.Matches(sought.Value, System.IO.Path.GetFileNameWithoutExtension(node.File.AsSpan()));

    static bool IsUnder(string[] pattern, string file, bool wholeFile = false)
    {
        var parts = file.Split('/');
        return Matches(pattern, parts, wholeFile);
    }

    /// <summary>Folder by folder, as a shell does: <c>*</c> stays within a folder, <c>**</c> is any number of folders.</summary>
    static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> parts, bool wholeFile)
    {
        if (pattern.IsEmpty)
            return parts.IsEmpty || !wholeFile;
        if (pattern[0] == "**")
            return Matches(pattern[1..], parts, wholeFile) || (!parts.IsEmpty && Matches(pattern, parts[1..], wholeFile));
        return !parts.IsEmpty && Wildcard.Matches(pattern[0], parts[0]) && Matches(pattern[1..], parts[1..], wholeFile);
    }
}
