namespace Mixdown.Project.Files;

/// <summary>Finds and reads the files of one package.</summary>
/// <param name="root">The package's folder, absolute.</param>
/// <param name="shown">The package's folder as messages name it, with <c>/</c> behind it; empty for the root project.</param>
sealed class FileTree(string root, string shown = "")
{
    /// <summary>The package's folder, absolute.</summary>
    public string Root => root;

    /// <summary>Files under any of the paths with any of the endings, by name (ordinal), each once. Names that start with a dot
    /// are left out. They are read side by side: a large project has ten thousand.</summary>
    public List<TextFile> Find(IEnumerable<string> paths, params ReadOnlySpan<string> endings)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var folder = Path.Combine(root, path);
            if (!Directory.Exists(folder))
                continue;
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                if (HasEnding(file, endings) && !Path.GetFileName(file.AsSpan()).StartsWith('.'))
                    found.TryAdd(file, folder);
            }
        }
        var files = new TextFile[found.Count];
        var named = found.Select(entry => (Name: Named(entry.Key), Below: Relative(entry.Value, entry.Key), Path: entry.Key))
            .OrderBy(file => file.Name, StringComparer.Ordinal).ToArray();
        Parallel.For(0, named.Length, i => files[i] = Text(named[i].Name, named[i].Below, named[i].Path));
        return [.. files];
    }

    /// <summary>One file, or null when there is none.</summary>
    public TextFile? Read(string name)
    {
        var path = Path.Combine(root, name);
        return File.Exists(path) ? Text(name, name, path) : null;
    }

    TextFile Text(string name, string below, string path) => new(name, below, File.ReadAllText(path)) { Shown = shown + name };

    string Named(string file) => Relative(root, file);

    static string Relative(string folder, string file) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    static bool HasEnding(string file, ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
