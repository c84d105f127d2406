using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize;

/// <summary>The fingerprint of a model, made without asking the warehouse, so that it is the same before, in and after a
/// run.</summary>
static class ModelFingerprint
{
    /// <exception cref="MixdownException">The model's templates are wrong.</exception>
    public static string Of(ModelCompiler compiler, ProjectNode node, CancellationToken cancel)
    {
        if (node.Kind == NodeKind.Seed)
            return Fingerprint.Of(node, File.ReadAllText(Path.Combine(compiler.Project.Root, node.File)));
        var first = Form(compiler, node, new RelationCatalog(), cancel);
        if (node.Config.Materialized != "incremental")
            return Fingerprint.Of(node, first);
        var there = new RelationCatalog();
        there.Set(node.Relation.Schema, node.Relation.Identifier, "table");
        return Fingerprint.Of(node, first, Form(compiler, node, there, cancel));
    }

    /// <summary>The model's SQL; of a model whose SQL depends on what the warehouse answers, its templates.</summary>
    static string Form(ModelCompiler compiler, ProjectNode node, RelationCatalog relations, CancellationToken cancel)
    {
        var offline = new OfflineWarehouse(relations);
        try
        {
            var sql = compiler.Compile(node, offline, cancel).Sql;
            return offline.WasAsked ? Templates(compiler, node) : sql;
        }
        catch (MixdownException) when (offline.WasAsked)
        {
            // An empty answer is none that the template was written for.
            return Templates(compiler, node);
        }
    }

    static string Templates(ModelCompiler compiler, ProjectNode node)
    {
        var macros = compiler.Project.Manifest.Macros;
        return string.Join('\0', [node.RawCode, .. node.Macros.Where(macros.ContainsKey).Select(id => macros[id].Code)]);
    }
}
