using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Compile.Packages;
using Mixdown.Project.Files;
using Mixdown.Project.Files.Properties;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Makes the nodes that have a file of their own: models, seeds, snapshots, singular tests, analyses.</summary>
/// <param name="package">The package.</param>
/// <param name="root">The root project's settings, which win over the package's.</param>
/// <param name="manifest">Receives the nodes.</param>
/// <param name="diagnostics">Receives what is wrong.</param>
sealed class NodeFactory(Package package, DbtProjectFile root, Manifest manifest, ICollection<Diagnostic> diagnostics)
{
    readonly Dictionary<(NodeKind, string Name, string? Version), NodePatch> _patches = [];
    // By reference: patches are records, and their files are long.
    readonly Dictionary<NodePatch, ProjectNode> _described = new(ReferenceEqualityComparer.Instance);

    /// <summary>The package's name.</summary>
    public string Package => package.Name;

    /// <summary>The nodes that properties files describe.</summary>
    public IEnumerable<(NodePatch Patch, ProjectNode Node)> Described =>
        _patches.Values.Where(_described.ContainsKey).Select(patch => (patch, _described[patch]));

    /// <summary>Notes what properties files say; before the nodes are made.</summary>
    public void Take(IEnumerable<NodePatch> patches)
    {
        foreach (var patch in patches)
        {
            if (!_patches.TryAdd((patch.Kind, patch.Name, patch.Version), patch))
                diagnostics.Add(new Diagnostic("MX1202", $"'{patch.Name}' is described twice: also at {_patches[(patch.Kind, patch.Name, patch.Version)].At}", patch.At, "Keep one of the two."));
        }
    }

    /// <summary>Makes a node for each file.</summary>
    public void Add(NodeKind kind, IEnumerable<TextFile> files)
    {
        var all = files.ToList();
        var byFile = ByFile(kind, all.Select(file => file.Stem).ToHashSet(StringComparer.Ordinal));
        foreach (var file in all)
            Add(kind, file, byFile.GetValueOrDefault(file.Stem));
    }

    /// <summary>The patches of a kind, by the file that is there for each.</summary>
    Dictionary<string, NodePatch> ByFile(NodeKind kind, HashSet<string> stems)
    {
        var byFile = new Dictionary<string, NodePatch>(StringComparer.Ordinal);
        foreach (var patch in _patches.Values.Where(patch => patch.Kind == kind))
        {
            if (patch.Files.FirstOrDefault(stems.Contains) is { } stem && !byFile.TryAdd(stem, patch))
                diagnostics.Add(new Diagnostic("MX1202", $"The file '{stem}' is described twice: also at {byFile[stem].At}", patch.At, "Keep one of the two, or name another file with 'defined_in'."));
        }
        return byFile;
    }

    /// <summary>The patches that fit no node, each as the warning MX1208; of a version, the error MX1221.</summary>
    public IEnumerable<Diagnostic> Unused() => _patches.Values.Where(patch => !_described.ContainsKey(patch)).Select(Unused);

    Diagnostic Unused(NodePatch patch) => patch.Version is { } version
        ? new Diagnostic("MX1221", $"'{patch.Name}' has no file for its version {version}", patch.At, $"Write {patch.Files[0]}.sql, or name another file with 'defined_in'.")
        : new Diagnostic(
            "MX1208", $"There is no {patch.Kind.ToString().ToLowerInvariant()} '{patch.Name}' to describe", patch.At,
            DidYouMean.Hint(patch.Name, manifest.Nodes.Values.Where(node => node.Kind == patch.Kind).Select(node => node.Name)), Severity.Warning);

    /// <summary>What a properties file says of a node without versions.</summary>
    public NodePatch? PatchOf(NodeKind kind, string name) => _patches.GetValueOrDefault((kind, name, null));

    void Add(NodeKind kind, TextFile file, NodePatch? patch) => Add(
        new ProjectNode(kind)
        {
            UniqueId = Id(kind, patch?.Name ?? file.Stem, patch?.Version),
            Name = patch?.Name ?? file.Stem,
            Version = patch?.Version,
            LatestVersion = patch?.LatestVersion,
            Package = package.Name,
            File = file.Name,
            Path = file.Below,
            Fqn = Fqn(file.Folders, patch, file.Stem),
            RawCode = kind == NodeKind.Seed ? "" : file.Text,
            Checksum = ProjectNode.ChecksumOf(file.Text),
            DeclaredAt = new SourceSpan(file.Shown, 1, 1, 1),
            Check = kind == NodeKind.Test ? new CheckSpec(null, new Dictionary<string, object?>(0), null, null) : null,
        },
        patch);

    /// <summary>dbt's id of a node of this package.</summary>
    public string Id(NodeKind kind, string name, string? version = null) =>
        $"{kind.ToString().ToLowerInvariant()}.{package.Name}.{name}{(version is null ? "" : $".v{version}")}";

    IReadOnlyList<string> Fqn(IReadOnlyList<string> folders, NodePatch? patch, string stem) => patch?.Version is { } version
        ? [package.Name, .. folders, patch.Name, $"v{version}"]
        : [package.Name, .. folders, patch?.Name ?? stem];

    /// <summary>Configures, describes and keeps a node.</summary>
    public void Add(ProjectNode node, NodePatch? patch)
    {
        var tree = TreeOf(node.Kind);
        ConfigTree.Apply(package.Project.ConfigTrees.GetValueOrDefault(tree), node.Fqn, node.Config);
        if (!package.IsRoot)
            ConfigTree.Apply(root.ConfigTrees.GetValueOrDefault(tree), node.Fqn, node.RootConfig);
        if (node.Kind is NodeKind.Seed or NodeKind.Snapshot)
            node.Config.Merge("materialized", node.KindWord);
        if (patch is not null)
            Describe(node, patch);
        UnrenderedConfigs.Note(package.Project, tree, node, patch?.Config);
        if (!manifest.TryAdd(node))
            diagnostics.Add(new Diagnostic("MX1201", $"There are two {node.KindWord}s '{node.Name}': the other one is in {manifest.Nodes[node.UniqueId].File}", node.DeclaredAt, "Rename one of the files."));
    }

    void Describe(ProjectNode node, NodePatch patch)
    {
        _described[patch] = node;
        node.Description = patch.Description;
        node.Columns = patch.Columns;
        node.Constraints = patch.Constraints;
        node.DeprecationDate = patch.DeprecationDate;
        node.Declaration = patch.Declaration;
        node.PatchFile = patch.File.Name;
        node.Config.Merge(patch.Config);
    }

    static string TreeOf(NodeKind kind) => kind switch
    {
        NodeKind.Seed => "seeds",
        NodeKind.Snapshot => "snapshots",
        NodeKind.Test => "data_tests",
        NodeKind.Analysis => "analyses",
        _ => "models",
    };
}
