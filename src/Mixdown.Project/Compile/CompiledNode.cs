using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile;

/// <summary>A node's SQL.</summary>
/// <param name="Node">The node.</param>
/// <param name="Sql">After Jinja, the ephemeral models that it reads put in front as CTEs.</param>
public sealed record CompiledNode(ProjectNode Node, string Sql)
{
    /// <summary>What its templates warned of.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>The SQL without those CTEs.</summary>
    internal string OwnSql { get; init; } = "";
}
