using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;
using Mixdown.Project.LanguageServer.Text;
using Mixdown.Project.Lineage;

namespace Mixdown.Project.LanguageServer;

/// <summary>What there is in a project by the names that its files use.</summary>
/// <param name="project">The project.</param>
/// <param name="lineage">Types and columns; null as long as they are not known.</param>
sealed class ProjectNames(MixdownProject project, ProjectLineage? lineage)
{
    /// <summary>Types and columns; null as long as they are not known.</summary>
    public ProjectLineage? Lineage => lineage;

    /// <summary>What all templates share.</summary>
    public CompileContext Context => project.Context;

    /// <summary>Models, seeds and snapshots: what ref() takes.</summary>
    public IEnumerable<ProjectNode> Models =>
        project.Manifest.Nodes.Values.Where(node => node.Kind is NodeKind.Model or NodeKind.Seed or NodeKind.Snapshot);

    /// <summary>Source tables.</summary>
    public IEnumerable<SourceTable> Sources => project.Manifest.Sources.Values;

    /// <summary>Docs blocks.</summary>
    public IEnumerable<DocBlock> Docs => project.Manifest.Docs.Values;

    /// <summary>Macros of the project, its packages, and the one that comes with the tool.</summary>
    public IEnumerable<MacroInfo> Macros => project.Manifest.Macros.Values;

    /// <summary>Everything that depends on something.</summary>
    public IEnumerable<GraphNode> Nodes => project.Graph.InOrder;

    /// <summary>The variables of dbt_project.yml; those under the project's own name among them.</summary>
    public IEnumerable<SettingEntry> Variables
    {
        get
        {
            foreach (var entry in Context.Project.Vars?.Entries ?? [])
            {
                if (entry.Value is SettingNode.Map own && Context.Packages.ContainsKey(entry.Key))
                {
                    foreach (var inner in own.Entries)
                        yield return inner;
                }
                else
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>What ref() means.</summary>
    /// <param name="package">The package that is named; null for none.</param>
    /// <param name="name">The model.</param>
    /// <param name="from">The package whose file asks.</param>
    public ProjectNode? Model(string? package, string name, string from) =>
        Context.Lookup is { } lookup && lookup.TryFind(new RefCall(package, name, null, default), from, out var node) ? node : null;

    /// <summary>What source() means.</summary>
    public SourceTable? Source(string source, string table, string from) =>
        Context.Lookup is { } lookup && lookup.TryFind(new SourceCall(source, table, default), from, out var found) ? found : null;

    /// <summary>The macro that a call means.</summary>
    /// <param name="qualifier">What stands before the dot; empty for none.</param>
    /// <param name="name">The name.</param>
    /// <param name="from">The package whose file asks.</param>
    public MacroInfo? Macro(string qualifier, string name, string from)
    {
        var known = qualifier.Length > 0
            ? Context.Macros.TryFind(qualifier, name, out var macro)
            : Context.Macros.TryFindFrom(from, name, out macro);
        return known ? project.Manifest.Macros.GetValueOrDefault(macro!.Info.UniqueId) ?? macro.Info : null;
    }

    /// <summary>The nodes that a file declares: one, or the snapshots of a file; checks of properties files are not among them.</summary>
    /// <param name="file">Absolute.</param>
    public IEnumerable<ProjectNode> DeclaredIn(string file) =>
        project.Manifest.Nodes.Values.Where(node => node.Check is not { IsSingular: false } && PathOf(node) == file);

    /// <summary>The package that a file belongs to.</summary>
    public string PackageOf(string file) => Context.Packages.Values
        .Where(package => file.StartsWith(package.Tree.Root + "/", StringComparison.Ordinal))
        .MaxBy(package => package.Tree.Root.Length)?.Name ?? project.Name;

    /// <summary>The file of a node, absolute.</summary>
    public string PathOf(GraphNode node) => Path.Combine(Context.FolderOf(node.Package), node.File);

    /// <summary>A place that messages name, as an editor opens it; null for what no person can open.</summary>
    public FilePlace? PlaceOf(SourceSpan at) =>
        at.File is { Length: > 0 } file && !Context.Macros.IsEmbedded(file) ? new FilePlace(Path.Combine(project.Root, file), TextRange.Of(at)) : null;

    /// <summary>The columns of a node: those that the analysis found, else those that a properties file describes.</summary>
    public IReadOnlyList<KnownColumn> Columns(GraphNode node)
    {
        var described = Described(node);
        if (lineage?.Nodes.GetValueOrDefault(node.UniqueId) is not { IsTyped: true } found)
            return [.. described.Select(column => new KnownColumn(column.Name, column.DataType ?? "", column.Description, node.Name, node))];
        return [.. found.Columns.Select(column => new KnownColumn(column.Name, column.Type, DescriptionOf(described, column.Name), node.Name, node))];
    }

    /// <summary>What properties files say of a node's columns.</summary>
    public static IReadOnlyList<ColumnInfo> Described(GraphNode node) => node switch
    {
        ProjectNode own => own.Columns,
        SourceTable source => source.Columns,
        _ => [],
    };

    static string DescriptionOf(IReadOnlyList<ColumnInfo> described, string column) =>
        described.FirstOrDefault(one => string.Equals(one.Name, column, StringComparison.OrdinalIgnoreCase))?.Description ?? "";
}
