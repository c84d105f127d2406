using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Properties;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Makes the nodes that have a file of their own: models, seeds, singular tests, analyses.</summary>
/// <param name="project">The package.</param>
/// <param name="manifest">Receives the nodes.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class NodeFactory(DbtProjectFile project, Manifest manifest, ICollection<Diagnostic> diagnostics)
{
    readonly Dictionary<(NodeKind, string), NodePatch> _patches = [];

    /// <summary>Notes what properties files say; before the nodes are made.</summary>
    public void Take(IEnumerable<NodePatch> patches)
    {
        foreach (var patch in patches)
        {
            if (!_patches.TryAdd((patch.Kind, patch.Name), patch))
                diagnostics.Add(new Diagnostic("MX1202", $"'{patch.Name}' is described twice: also at {_patches[(patch.Kind, patch.Name)].At}", patch.At, "Keep one of the two."));
        }
    }

    /// <summary>Makes a node for each file.</summary>
    public void Add(NodeKind kind, IEnumerable<TextFile> files)
    {
        foreach (var file in files)
            Add(kind, file);
    }

    /// <summary>The patches that fit no node, each as the warning MX1208.</summary>
    public IEnumerable<Diagnostic> Unused() => _patches.Values
        .Where(patch => Named(patch) is null)
        .Select(patch => new Diagnostic(
            "MX1208", $"There is no {patch.Kind.ToString().ToLowerInvariant()} '{patch.Name}' to describe", patch.At,
            DidYouMean.Hint(patch.Name, manifest.Nodes.Values.Where(node => node.Kind == patch.Kind).Select(node => node.Name)), Severity.Warning));

    /// <summary>The node that a patch describes.</summary>
    public ProjectNode? Named(NodePatch patch)
    {
        var id = Id(patch.Kind, patch.Name);
        return manifest.Nodes.GetValueOrDefault(id) ?? manifest.Disabled.GetValueOrDefault(id) as ProjectNode;
    }

    string Id(NodeKind kind, string name) => $"{kind.ToString().ToLowerInvariant()}.{project.Name}.{name}";

    void Add(NodeKind kind, TextFile file)
    {
        var node = new ProjectNode(kind)
        {
            UniqueId = Id(kind, file.Stem),
            Name = file.Stem,
            Package = project.Name,
            File = file.Name,
            Path = file.Below,
            Fqn = [project.Name, .. file.Folders, file.Stem],
            RawCode = kind == NodeKind.Seed ? "" : file.Text,
            Checksum = ProjectNode.ChecksumOf(file.Text),
            DeclaredAt = new SourceSpan(file.Name, 1, 1, 1),
            Check = kind == NodeKind.Test ? new CheckSpec(null, new Dictionary<string, object?>(0), null, null) : null,
        };
        ConfigTree.Apply(project.ConfigTrees.GetValueOrDefault(Tree(kind)), node.Fqn, node.Config);
        if (kind == NodeKind.Seed)
            node.Config.Merge("materialized", "seed");
        if (_patches.TryGetValue((kind, node.Name), out var patch))
            Describe(node, patch);
        UnrenderedConfigs.Note(project, Tree(kind), node, patch?.Config);
        if (!manifest.TryAdd(node))
            diagnostics.Add(new Diagnostic("MX1201", $"There are two {node.KindWord}s '{node.Name}': the other one is in {manifest.Nodes[node.UniqueId].File}", node.DeclaredAt, "Rename one of the files."));
    }

    static void Describe(ProjectNode node, NodePatch patch)
    {
        node.Description = patch.Description;
        node.Columns = patch.Columns;
        node.PatchFile = patch.File;
        node.Config.Merge(patch.Config);
    }

    static string Tree(NodeKind kind) => kind switch
    {
        NodeKind.Seed => "seeds",
        NodeKind.Snapshot => "snapshots",
        NodeKind.Test => "data_tests",
        _ => "models",
    };
}
