using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile.Origins;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile;

/// <summary>A node's SQL.</summary>
/// <param name="Node">The node.</param>
/// <param name="Sql">After Jinja, the ephemeral models that it reads put in front as CTEs.</param>
public sealed record CompiledNode(ProjectNode Node, string Sql)
{
    /// <summary>What its templates warned of.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>Whether a template asked a warehouse, and there was none to answer: a run may make other SQL.</summary>
    public bool AskedInVain { get; init; }

    /// <summary>What the node's own template wrote: the SQL without those CTEs; null only for a node that was not compiled.</summary>
    internal WrittenSql? Own { get; init; }

    /// <summary>Which template wrote which part of the SQL, in order.</summary>
    internal IReadOnlyList<SqlPart> Parts { get; init; } = [];
}
