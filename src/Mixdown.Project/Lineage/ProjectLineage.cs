using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Lineage;

/// <summary>Types and column lineage of a whole project. Does not change.</summary>
public sealed class ProjectLineage
{
    readonly ILookup<ColumnRef, ColumnRef> _users;

    internal ProjectLineage(IReadOnlyDictionary<string, NodeLineage> nodes, IReadOnlyList<Diagnostic> problems)
    {
        Nodes = nodes;
        Problems = problems;
        _users = nodes.Values
            .SelectMany(node => node.Columns.SelectMany(column => column.Inputs.Select(input => (input, User: new ColumnRef(node.UniqueId, column.Name)))))
            .ToLookup(use => use.input, use => use.User);
    }

    /// <summary>Sources, seeds, snapshots and models (ephemeral ones too), by id.</summary>
    public IReadOnlyDictionary<string, NodeLineage> Nodes { get; }

    /// <summary>What is wrong with the SQL of models, singular checks and analyses, each at its place in the file that a person
    /// wrote; in the order of the graph. Errors are certain; what something outside the project might mend is a warning.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; }

    /// <summary>The same, with the columns that nodes had before where they are not known now.</summary>
    public ProjectLineage FilledFrom(ProjectLineage before) => new(
        Nodes.ToDictionary(
            node => node.Key,
            node => !node.Value.IsTyped && before.Nodes.GetValueOrDefault(node.Key) is { IsTyped: true } known ? known : node.Value,
            StringComparer.Ordinal),
        Problems);

    /// <summary>A column; null when the node has none of that name, or its columns are not known.</summary>
    public ColumnLineage? Find(ColumnRef column) => Nodes.GetValueOrDefault(column.NodeId)?.Find(column.Column);

    /// <summary>Columns that are made directly of this one.</summary>
    public IEnumerable<ColumnRef> Users(ColumnRef column) => _users[column];

    /// <summary>Columns that are made of this one, directly or through others, nearest first.</summary>
    public IReadOnlyList<ColumnRef> Downstream(ColumnRef column) => Reach(column, Users);

    /// <summary>Columns that this one is made of, directly or through others, nearest first.</summary>
    public IReadOnlyList<ColumnRef> Upstream(ColumnRef column) => Reach(column, one => Find(one)?.Inputs ?? []);

    /// <summary>Nodes whose rows are decided by this column, directly: it filters, joins or groups there.</summary>
    public IEnumerable<NodeLineage> RowUsers(ColumnRef column) =>
        Nodes.Values.Where(node => node.RowInputs.Any(input => input.Column == column));

    static List<ColumnRef> Reach(ColumnRef from, Func<ColumnRef, IEnumerable<ColumnRef>> next)
    {
        var found = new List<ColumnRef>();
        var seen = new HashSet<ColumnRef> { from };
        List<ColumnRef> edge = [from];
        while (edge.Count > 0)
        {
            edge = [.. edge.SelectMany(next).Where(seen.Add)];
            found.AddRange(edge);
        }
        return found;
    }
}
