using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;

namespace Mixdown.Runs.Plans;

/// <summary>Compares a model's columns by its SQL with those in the warehouse.</summary>
/// <param name="types">Compares types.</param>
sealed class ColumnComparison(TypeChange types)
{
    /// <summary>What differs: columns that go or change in the order of the table, then those that come.</summary>
    public IReadOnlyList<ColumnChange> Compare(IReadOnlyList<ResultColumn> old, NodeLineage now)
    {
        var changes = new List<ColumnChange>();
        foreach (var column in old)
        {
            if (now.Find(column.Name) is not { } found)
                changes.Add(new ColumnChange(ColumnChangeKind.Removed, column.Name, column.Type, null, IsBreaking: true));
            else if (types.Differs(column.Type, found.Type))
                changes.Add(new ColumnChange(ColumnChangeKind.Retyped, column.Name, column.Type, found.Type, !TypeChange.Widens(column.Type, found.Type)));
        }
        var known = old.Select(column => column.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        changes.AddRange(now.Columns.Where(column => !known.Contains(column.Name))
            .Select(column => new ColumnChange(ColumnChangeKind.Added, column.Name, null, column.Type, IsBreaking: false)));
        return changes;
    }

    /// <summary>A change with what it may break.</summary>
    /// <param name="project">Names things.</param>
    /// <param name="lineage">In which columns that go are still there.</param>
    /// <param name="node">Whose column it is.</param>
    /// <param name="change">The change.</param>
    public static ColumnChange WithUses(MixdownProject project, ProjectLineage lineage, ProjectNode node, ColumnChange change)
    {
        if (!change.IsBreaking)
            return change;
        var column = new ColumnRef(node.UniqueId, change.Column);
        var made = lineage.Downstream(column);
        var decided = made.Prepend(column).SelectMany(lineage.RowUsers).Select(user => user.UniqueId);
        var readers = made.Select(user => user.NodeId).Concat(decided).Prepend(node.UniqueId).ToHashSet(StringComparer.Ordinal);
        return change with
        {
            UsedBy = [.. made.Select(user => $"{Name(user.NodeId)}.{user.Column}").Concat(decided.Select(Name)).Distinct(StringComparer.Ordinal)],
            Exposures = [.. project.Manifest.Exposures.Where(exposure => exposure.DependsOn.Any(readers.Contains)).Select(exposure => exposure.Name)],
        };

        string Name(string id) => project.Graph[id].Name;
    }
}
