using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.State;

/// <summary>Compares nodes with what an earlier manifest says of them; the rules are dbt's for <c>state:modified</c>.</summary>
/// <param name="project">The project as it is now.</param>
/// <param name="state">As it was.</param>
sealed class NodeComparison(MixdownProject project, StateManifest state)
{
    readonly MacroChanges _macros = new(project.Manifest, state);

    /// <summary>What the manifest says of a node; null when it is new.</summary>
    public StateNode? Before(GraphNode node) => state.Nodes.GetValueOrDefault(node.UniqueId);

    /// <summary>Whether anything that counts has changed, or the node is new.</summary>
    public bool IsModified(GraphNode node) =>
        Body(node) || Configs(node) || PersistedDescriptions(node) || Relation(node) || Contract(node) || Macros(node) || Declaration(node)
        || (ComparesVars && Vars(node));

    bool ComparesVars => project.Context.Project.Flag("state_modified_compare_vars");

    /// <summary>The text before Jinja; of a seed, the file. dbt keeps the path of a seed over 1 MB in the place of its checksum, and
    /// then nobody can tell.</summary>
    public bool Body(GraphNode node)
    {
        if (node is not ProjectNode own)
            return false;
        if (Before(node) is not { } before)
            return true;
        return own.Kind == NodeKind.Seed
            ? before.Checksum != own.Checksum && before.Checksum != own.File
            : (before.RawCode ?? "").Trim() != own.RawCode.Trim();
    }

    public bool Configs(GraphNode node) => node is ProjectNode own && (Before(node) is not { } before || ConfigComparison.Differ(own, before));

    /// <summary>Descriptions count only where <c>persist_docs</c> writes them into the warehouse.</summary>
    public bool PersistedDescriptions(GraphNode node)
    {
        if (node is not ProjectNode own)
            return false;
        if (Before(node) is not { } before)
            return true;
        var persisted = own.Config["persist_docs"] as IReadOnlyDictionary<string, object?>;
        return (persisted?.GetValueOrDefault("relation") is true && own.Description != before.Description)
            || (persisted?.GetValueOrDefault("columns") is true && Descriptions(own) != Descriptions(before));
    }

    /// <summary>What people configured of its name; not what macros and targets make of it, so that two environments compare equal.
    /// A source has nothing but its name.</summary>
    public bool Relation(GraphNode node)
    {
        if (Before(node) is not { } before)
            return node is ProjectNode or SourceTable;
        return node switch
        {
            ProjectNode own => ConfigComparison.NamesDiffer(own, before),
            SourceTable source => source.Relation.Schema != before.Text("schema") || source.Relation.Identifier != before.Text("identifier"),
            _ => false,
        };
    }

    /// <summary>Columns, types and constraints that a model has promised, or whether it promises any.</summary>
    public bool Contract(GraphNode node) =>
        node is ProjectNode { Kind: NodeKind.Model } own && (Before(node) is not { } before || ContractComparison.Differ(own, before));

    public bool Macros(GraphNode node) => node is ProjectNode own && _macros.Touch(own.Macros);

    /// <summary>Variables that the node asks for; no difference where the manifest does not keep them.</summary>
    public bool Vars(GraphNode node) => node is ProjectNode own
        && Before(node) is not { Vars: null } and var before
        && (before is null || Json.Canonical(own.Vars) != Json.Canonical(before.Vars));

    /// <summary>The way through folders and, of what is only declared, what its file says.</summary>
    bool Declaration(GraphNode node)
    {
        if (Before(node) is not { } before)
            return true;
        if (!node.Fqn.SequenceEqual(before.Fqn, StringComparer.Ordinal))
            return true;
        return node is DeclaredNode declared && (node.Description != before.Description
            || !node.DependsOn.Order(StringComparer.Ordinal).SequenceEqual(before.DependsOn.Order(StringComparer.Ordinal), StringComparer.Ordinal)
            || DeclaredKeys.Any(key => (declared.Declaration[key] as Data.Settings.SettingNode.Scalar)?.Text is { } text && text != before.Text(key)));
    }

    static readonly string[] DeclaredKeys = ["type", "label", "url", "maturity"];

    static string Descriptions(ProjectNode node) => string.Join('\n', node.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => $"{column.Name}: {column.Description}"));

    static string Descriptions(StateNode node) => string.Join('\n', node.Columns.OrderBy(column => column.Key, StringComparer.Ordinal)
        .Select(column => $"{column.Key}: {(column.Value as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("description")}"));
}
