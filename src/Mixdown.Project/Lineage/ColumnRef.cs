namespace Mixdown.Project.Lineage;

/// <summary>A column of a node.</summary>
/// <param name="NodeId">The node's id: a model, a seed, a snapshot or a source table.</param>
/// <param name="Column">As the node spells it.</param>
public sealed record ColumnRef(string NodeId, string Column)
{
    /// <inheritdoc/>
    public override string ToString() => $"{NodeId}.{Column}";
}
