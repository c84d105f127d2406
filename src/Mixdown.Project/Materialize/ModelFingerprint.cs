using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize;

/// <summary>The fingerprint of a model, made without asking the warehouse, so that it is the same before, in and after a
/// run.</summary>
static class ModelFingerprint
{
    /// <exception cref="Data.Diagnostics.MixdownException">The model's templates are wrong.</exception>
    public static string Of(ModelCompiler compiler, ProjectNode node, CancellationToken cancel)
    {
        if (node.Kind == NodeKind.Seed)
            return Fingerprint.Of(node, File.ReadAllText(Path.Combine(compiler.Project.Root, node.File)));
        var first = compiler.Compile(node, new OfflineWarehouse(new RelationCatalog()), cancel).Sql;
        if (node.Config.Materialized != "incremental")
            return Fingerprint.Of(node, first);
        var there = new RelationCatalog();
        there.Set(node.Relation.Schema, node.Relation.Identifier, "table");
        return Fingerprint.Of(node, first, compiler.Compile(node, new OfflineWarehouse(there), cancel).Sql);
    }
}
