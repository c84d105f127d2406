using Mixdown.Data.Diagnostics;
using Mixdown.Jinja;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Functions;
using Mixdown.Project.Compile.Relations;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize.Batches;

namespace Mixdown.Project.Materialize.Changes;

/// <summary>The fingerprint of a node, made without asking the warehouse, so that it is the same before, in and after a
/// run. Safe for several threads.</summary>
sealed class NodeFingerprint
{
    readonly ModelCompiler _compiler;
    readonly MacroClosure _macros;
    readonly Lazy<IReadOnlyList<string>> _overrides;

    /// <param name="compiler">Makes SQL.</param>
    public NodeFingerprint(ModelCompiler compiler)
    {
        _compiler = compiler;
        _macros = new MacroClosure(compiler.Project.Manifest.Macros);
        _overrides = new(() => [.. _macros.Overrides()]);
    }

    /// <summary>What the node is.</summary>
    public NodeIdentity Of(ProjectNode node, CancellationToken cancel) => Of(node, Forms(node, cancel));

    /// <summary>What a node is whose SQL was made already.</summary>
    public NodeIdentity Of(ProjectNode node, string sql) => Of(node, [sql]);

    NodeIdentity Of(ProjectNode node, List<string> forms)
    {
        var builtBy = _macros.Of([$"materialization_{node.Config.Materialized}_default", Hooks(node, "pre_hook"), Hooks(node, "post_hook")]);
        var isVolatile = node.Kind != NodeKind.Seed && (BatchOptions.AreOf(node) || forms.Exists(VolatileSql.Is));
        return new NodeIdentity(Fingerprint.Of(node, [.. forms, .. _overrides.Value, .. builtBy]), isVolatile);
    }

    static string Hooks(ProjectNode node, string key) => JsonText.Of(JinjaValue.From(node.Config[key]), sorted: true);

    List<string> Forms(ProjectNode node, CancellationToken cancel)
    {
        if (node.Kind == NodeKind.Seed)
            return [File.ReadAllText(Path.Combine(_compiler.Project.Root, node.File))];
        var first = Form(node, new RelationCatalog(), cancel);
        if (node.Config.Materialized != "incremental")
            return [first];
        var there = new RelationCatalog();
        there.Set(node.Relation.Schema, node.Relation.Identifier, "table");
        return [first, Form(node, there, cancel)];
    }

    /// <summary>The node's SQL; of a node whose SQL depends on what the warehouse answers, its templates.</summary>
    string Form(ProjectNode node, RelationCatalog relations, CancellationToken cancel)
    {
        var offline = new OfflineWarehouse(relations);
        try
        {
            var sql = _compiler.Compile(node, offline, cancel).Sql;
            return offline.WasAsked ? Templates(node) : sql;
        }
        catch (MixdownException)
        {
            // A warehouse in which nothing is there is none that the template was written for: many refuse to go on without the
            // table that they ask. What is really wrong with it is said where its SQL is made to be run.
            return Templates(node);
        }
    }

    string Templates(ProjectNode node) => string.Join('\0', _macros.Of([node.RawCode]).Prepend(node.RawCode));
}
