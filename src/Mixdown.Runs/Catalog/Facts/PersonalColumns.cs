using Mixdown.Engines.Planning;
using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;

namespace Mixdown.Runs.Catalog.Facts;

/// <summary>Columns whose values are personal: those that are tagged <c>pii</c> (or have <c>meta: { pii: true }</c>), and whatever is made
/// of their values row by row. A number of many persons is nobody's.</summary>
sealed class PersonalColumns
{
    const string Tag = "pii";

    readonly HashSet<(string Node, string Column)> _columns = [];

    /// <summary>Finds them.</summary>
    public static PersonalColumns Of(MixdownProject project, ProjectLineage lineage)
    {
        var found = new PersonalColumns();
        foreach (var node in project.Graph.InOrder)
        {
            foreach (var column in NodeFacts.Described(node).Where(IsTagged))
                found.Add(node.UniqueId, column.Name);
            foreach (var column in lineage.Nodes.GetValueOrDefault(node.UniqueId)?.Columns ?? [])
            {
                if (column.Kind != ColumnKind.Aggregated && column.Inputs.Any(input => found.Has(input.NodeId, input.Column)))
                    found.Add(node.UniqueId, column.Name);
            }
        }
        return found;
    }

    /// <summary>Whether a column of a node is personal.</summary>
    public bool Has(string node, string column) => _columns.Contains((node, column.ToUpperInvariant()));

    /// <summary>Whether any column of a node is.</summary>
    public bool HasAny(string node) => _columns.Any(column => column.Node == node);

    void Add(string node, string column) => _columns.Add((node, column.ToUpperInvariant()));

    /// <summary>Whether a column is said to be personal.</summary>
    public static bool IsTagged(ColumnInfo column) =>
        column.Tags.Contains(Tag, StringComparer.OrdinalIgnoreCase) || column.Meta.GetValueOrDefault(Tag) is true;
}
