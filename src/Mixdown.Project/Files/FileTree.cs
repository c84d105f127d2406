namespace Mixdown.Project.Files;

/// <summary>Finds and reads the files of one package.</summary>
/// <param name="root">The package's folder, absolute.</param>
/// <param name="shown">The package's folder as messages name it, with <c>/</c> behind it; empty for the root project.</param>
/// <param name="open">Texts that hold instead of what the files on disk say, by absolute path; null for none.</param>
sealed class FileTree(string root, string shown = "", IReadOnlyDictionary<string, string>? open = null)
{
    static readonly IReadOnlyDictionary<string, string> NoneOpen = new Dictionary<string, string>(0);

    readonly IReadOnlyDictionary<string, string> _open = open ?? NoneOpen;

    /// <summary>The package's folder, absolute.</summary>
    public string Root => root;

    /// <summary>The files of a package in a folder below.</summary>
    /// <param name="folder">Absolute.</param>
    /// <param name="name">The folder as messages name it, with <c>/</c> behind it.</param>
    public FileTree Below(string folder, string name) => new(folder, name, _open);

    /// <summary>Files under any of the paths with any of the endings, by name (ordinal), each once. Names that start with a dot
    /// are left out. They are read side by side: a large project has ten thousand.</summary>
    public List<TextFile> Find(IEnumerable<string> paths, params ReadOnlySpan<string> endings)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var folder = Path.Combine(root, path);
            foreach (var file in In(folder))
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
        return _open.ContainsKey(path) || File.Exists(path) ? Text(name, name, path) : null;
    }

    /// <summary>What is on disk, and what an editor will put there.</summary>
    IEnumerable<string> In(string folder)
    {
        var saved = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
        var below = folder.TrimEnd('/') + '/';
        return _open.Count == 0 ? saved : saved.Concat(_open.Keys.Where(path => path.StartsWith(below, StringComparison.Ordinal)));
    }

    TextFile Text(string name, string below, string path) =>
        new(name, below, _open.TryGetValue(path, out var text) ? text : File.ReadAllText(path)) { Shown = shown + name };

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
