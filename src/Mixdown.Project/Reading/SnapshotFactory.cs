using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Properties;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Makes snapshots: of <c>{% snapshot name %}</c> blocks, and of entries of <c>snapshots:</c> that name a relation.</summary>
/// <param name="nodes">Receives them.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed partial class SnapshotFactory(NodeFactory nodes, ICollection<Diagnostic> diagnostics)
{
    /// <summary>All of a package.</summary>
    /// <param name="files">The SQL files below its snapshot paths.</param>
    /// <param name="patches">What its properties files say.</param>
    public void Add(IEnumerable<TextFile> files, IEnumerable<NodePatch> patches)
    {
        foreach (var file in files)
            AddBlocks(file);
        foreach (var patch in patches.Where(patch => patch is { Kind: NodeKind.Snapshot, Relation: not null }))
            Add(patch);
    }

    void AddBlocks(TextFile file)
    {
        var blocks = Block().Matches(file.Text).Where(block => block.Groups["name"].Success).ToList();
        if (blocks.Count == 0)
        {
            diagnostics.Add(new Diagnostic(
                "MX1223", "There is no snapshot in this file", new SourceSpan(file.Shown, 1, 1, 1),
                "Put its query between {% snapshot NAME %} and {% endsnapshot %}.", Severity.Warning));
        }
        foreach (var block in blocks)
            Add(file, block.Groups["name"], block.Groups["code"]);
    }

    void Add(TextFile file, Group name, Group code)
    {
        var patch = nodes.PatchOf(NodeKind.Snapshot, name.Value);
        if (patch?.Relation is not null)
            diagnostics.Add(new Diagnostic("MX1202", $"The snapshot '{name.Value}' has a block and a 'relation:'", patch.At, $"Keep one of the two; the block is in {file.Shown}."));
        nodes.Add(
            new ProjectNode(NodeKind.Snapshot)
            {
                UniqueId = nodes.Id(NodeKind.Snapshot, name.Value),
                Name = name.Value,
                Package = nodes.Package,
                File = file.Name,
                Path = file.Below,
                Fqn = [nodes.Package, .. file.Folders, file.Stem, name.Value],
                RawCode = code.Value,
                Lead = $"{{#{new string('\n', file.Text.AsSpan(0, code.Index).Count('\n'))}#}}",
                DeclaredAt = Place(file, name),
            },
            patch);
    }

    void Add(NodePatch patch)
    {
        nodes.Add(
            new ProjectNode(NodeKind.Snapshot)
            {
                UniqueId = nodes.Id(NodeKind.Snapshot, patch.Name),
                Name = patch.Name,
                Package = nodes.Package,
                File = patch.File.Name,
                Path = $"{patch.Name}.sql",
                Fqn = [nodes.Package, .. patch.File.Folders, patch.Name],
                RawCode = $"select * from {{{{ {patch.Relation} }}}}",
                DeclaredAt = patch.At,
            },
            patch);
    }

    static SourceSpan Place(TextFile file, Group name)
    {
        var before = file.Text.AsSpan(0, name.Index);
        return new SourceSpan(file.Shown, before.Count('\n') + 1, name.Index - before.LastIndexOf('\n'), name.Length);
    }

    [GeneratedRegex(@"\{\#.*?\#\}|\{%[-+]?\s*snapshot\s+(?<name>\w+)\s*[-+]?%\}(?<code>.*?)\{%[-+]?\s*endsnapshot\s*[-+]?%\}", RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
