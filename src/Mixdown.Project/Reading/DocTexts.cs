using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Files;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Reading;

/// <summary>Docs blocks, and the descriptions that name them with <c>{{ doc('…') }}</c>.</summary>
/// <param name="manifest">Has the blocks and the descriptions.</param>
/// <param name="root">The root project's name: its blocks win.</param>
/// <param name="diagnostics">Receives names of blocks that are not there.</param>
sealed partial class DocTexts(Manifest manifest, string root, ICollection<Diagnostic> diagnostics)
{
    /// <summary>Takes in the blocks of a file.</summary>
    public void Read(string package, TextFile file)
    {
        foreach (Match block in Block().Matches(file.Text))
        {
            var doc = new DocBlock(block.Groups["name"].Value, package, file.Name, block.Groups["text"].Value.Trim()) { At = Place(file, block.Groups["name"]) };
            if (!manifest.TryAdd(doc))
                diagnostics.Add(new Diagnostic("MX1201", $"There are two docs blocks '{doc.Name}'", doc.At, "Rename one of them."));
        }
    }

    static SourceSpan Place(TextFile file, Group name)
    {
        var before = file.Text.AsSpan(0, name.Index);
        return new SourceSpan(file.Shown, before.Count('\n') + 1, name.Index - before.LastIndexOf('\n'), name.Length);
    }

    /// <summary>Puts the blocks into all descriptions.</summary>
    public void Resolve()
    {
        foreach (var node in manifest.All)
        {
            node.Description = Resolve(node.Description, node.Package, node.DeclaredAt);
            if (node is ProjectNode { Columns.Count: > 0 } own)
                own.Columns = Resolve(own.Columns, own);
            else if (node is SourceTable source)
                Resolve(source);
        }
        var macros = manifest.Macros.Values.Where(macro => HasCall(macro.Description)).ToList();
        if (macros.Count > 0)
        {
            var described = new Dictionary<string, MacroInfo>(manifest.Macros, StringComparer.Ordinal);
            foreach (var macro in macros)
                described[macro.UniqueId] = macro with { Description = Resolve(macro.Description, macro.Package, macro.At) };
            manifest.Macros = described;
        }
    }

    void Resolve(SourceTable source)
    {
        source.SourceDescription = Resolve(source.SourceDescription, source.Package, source.DeclaredAt);
        source.Columns = Resolve(source.Columns, source);
    }

    IReadOnlyList<ColumnInfo> Resolve(IReadOnlyList<ColumnInfo> columns, GraphNode of) => columns.Any(column => HasCall(column.Description))
        ? [.. columns.Select(column => column with { Description = Resolve(column.Description, of.Package, of.DeclaredAt) })]
        : columns;

    static bool HasCall(string text) => text.Contains("{{", StringComparison.Ordinal);

    string Resolve(string text, string from, SourceSpan at) => HasCall(text)
        ? Call().Replace(text, call => Content(call.Groups["package"].Value, call.Groups["name"].Value, from, at))
        : text;

    string Content(string package, string name, string from, SourceSpan at)
    {
        foreach (var candidate in package.Length > 0 ? [package] : new[] { root, from })
        {
            if (manifest.Docs.TryGetValue($"doc.{candidate}.{name}", out var found))
                return found.Content;
        }
        if (package.Length == 0 && manifest.Docs.Values.FirstOrDefault(doc => doc.Name == name) is { } anywhere)
            return anywhere.Content;
        diagnostics.Add(new Diagnostic("MX1212", $"There is no docs block '{name}'", at, DidYouMean.Hint(name, manifest.Docs.Values.Select(doc => doc.Name))));
        return "";
    }

    [GeneratedRegex(@"\{%-?\s*docs\s+(?<name>\w+)\s*-?%\}(?<text>.*?)\{%-?\s*enddocs\s*-?%\}", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\{\{\s*doc\(\s*(['""](?<package>\w+)['""]\s*,\s*)?['""](?<name>\w+)['""]\s*\)\s*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();
}
