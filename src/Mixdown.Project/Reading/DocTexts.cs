using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Files;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Docs blocks, and the descriptions that name them with <c>{{ doc('…') }}</c>.</summary>
/// <param name="manifest">Has the blocks and the descriptions.</param>
/// <param name="diagnostics">Receives names of blocks that are not there.</param>
sealed partial class DocTexts(Manifest manifest, ICollection<Diagnostic> diagnostics)
{
    /// <summary>Takes in the blocks of a file.</summary>
    public void Read(string package, TextFile file)
    {
        foreach (Match block in Block().Matches(file.Text))
        {
            if (!manifest.TryAdd(new DocBlock(block.Groups["name"].Value, package, file.Name, block.Groups["text"].Value.Trim())))
                diagnostics.Add(new Diagnostic("MX1201", $"There are two docs blocks '{block.Groups["name"].Value}'", new SourceSpan(file.Name, file.Text.AsSpan(0, block.Index).Count('\n') + 1, 1, 1), "Rename one of them."));
        }
    }

    /// <summary>Puts the blocks into all descriptions.</summary>
    public void Resolve()
    {
        foreach (var node in manifest.All)
        {
            node.Description = Resolve(node.Description, node.DeclaredAt);
            if (node is ProjectNode { Columns.Count: > 0 } own)
                own.Columns = [.. own.Columns.Select(column => column with { Description = Resolve(column.Description, node.DeclaredAt) })];
        }
    }

    string Resolve(string text, SourceSpan at) => text.Contains("{{", StringComparison.Ordinal)
        ? Call().Replace(text, call => Content(call.Groups["name"].Value, at))
        : text;

    string Content(string name, SourceSpan at)
    {
        if (manifest.Docs.Values.FirstOrDefault(doc => doc.Name == name) is { } found)
            return found.Content;
        diagnostics.Add(new Diagnostic("MX1212", $"There is no docs block '{name}'", at, DidYouMean.Hint(name, manifest.Docs.Values.Select(doc => doc.Name))));
        return "";
    }

    [GeneratedRegex(@"\{%-?\s*docs\s+(?<name>\w+)\s*-?%\}(?<text>.*?)\{%-?\s*enddocs\s*-?%\}", RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"\{\{\s*doc\(\s*(['""]\w+['""]\s*,\s*)?['""](?<name>\w+)['""]\s*\)\s*\}\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();
}
