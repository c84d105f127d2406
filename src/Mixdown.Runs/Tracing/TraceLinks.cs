using Mixdown.Data.Naming;
using Mixdown.Engines.Planning;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Runs.Catalog;
using Mixdown.Runs.Catalog.Facts;

namespace Mixdown.Runs.Tracing;

/// <summary>Finds by which columns the rows behind rows are found: those that are handed on as they are.</summary>
/// <param name="edition">The project.</param>
/// <param name="lineage">Its analysis.</param>
/// <param name="outcomes">What checks found last: a key that is none tells nothing apart.</param>
sealed class TraceLinks(CatalogEdition edition, ProjectLineage lineage, LastOutcomes outcomes)
{
    /// <summary>The tables that a node's SQL reads.</summary>
    public IEnumerable<string> Reads(string node)
    {
        if (lineage.Nodes.GetValueOrDefault(node) is not { } found)
            return [];
        return found.Columns.SelectMany(column => column.Inputs).Concat(found.RowInputs.Select(input => input.Column)).Select(input => input.NodeId).Distinct(StringComparer.Ordinal);
    }

    /// <summary>How the rows of a table that is read are found; null where the node keeps nothing of it, or groups by what is not kept.</summary>
    public TraceLink? Between(string node, string read)
    {
        var pairs = Pairs(node, read);
        if (pairs.FirstOrDefault(pair => IsKey(read, pair.There)) is { Here: not null } key)
            return new TraceLink([key], IsKey: true);
        var link = new TraceLink(pairs, IsKey: false) { Joined = [.. Joined(node, read, [.. pairs.Select(pair => pair.Here)])] };
        var covered = link.Covered.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return covered.Count > 0 && GroupKeys(node).All(covered.Contains) ? link : null;
    }

    /// <summary>The columns that a node's rows are grouped by.</summary>
    public IEnumerable<string> GroupKeys(string node) =>
        lineage.Nodes.GetValueOrDefault(node)?.Columns.Where(column => column.IsGroupKey).Select(column => column.Name) ?? [];

    /// <summary>Whether a column tells the rows of a node apart.</summary>
    public bool IsKey(string node, string column) => edition.Nodes.Checks(node).Any(check =>
        check.Check is { Macro: "unique", Column: { } checkedColumn } && string.Equals(checkedColumn, column, StringComparison.OrdinalIgnoreCase)
        && check.Config.Text("where") is null && !outcomes.IsFailing(check.UniqueId));

    /// <summary>Columns that are handed on as they are. What is handed on as two columns may be of two different rows, of a table that is
    /// joined with itself, and is left out.</summary>
    List<(string Here, string There)> Pairs(string node, string read) =>
    [
        .. (lineage.Nodes.GetValueOrDefault(node)?.Columns ?? [])
            .Where(column => column.Kind == ColumnKind.PassedThrough)
            .SelectMany(column => column.Inputs.Where(input => input.NodeId == read).Select(input => (Here: column.Name, There: input.Column)))
            .GroupBy(pair => pair.There, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() == 1).Select(same => same.First()),
    ];

    /// <summary>Tables that are read beside it, to which a tested relationship leads, and of which something more is handed on.</summary>
    IEnumerable<JoinedTable> Joined(string node, string read, HashSet<string> covered)
    {
        foreach (var (column, to, key) in Relationships(read))
        {
            if (to == read || !Joins(node, new ColumnRef(read, column)) || edition.Nodes.Find(to) is not { } joined || NodeFacts.RelationOf(joined) is not { } relation)
                continue;
            var more = Pairs(node, to).Where(pair => !covered.Contains(pair.Here)).ToList();
            if (more.Count == 0)
                continue;
            covered.UnionWith(more.Select(pair => pair.Here));
            yield return new JoinedTable(joined.Name, new TableName(relation.Schema, relation.Identifier).Sql, key, column, more);
        }
    }

    bool Joins(string node, ColumnRef column) =>
        lineage.Nodes.GetValueOrDefault(node)?.RowInputs.Any(input => input.Kind == RowInputKind.Join && input.Column == column) == true;

    /// <summary>The relationships that are tested of a table: its column, the other table, that one's key.</summary>
    IEnumerable<(string Column, string To, string Key)> Relationships(string node) =>
        from check in edition.Nodes.Checks(node)
        where check.Check is { Macro: "relationships", Column: not null } && !outcomes.IsFailing(check.UniqueId)
        let to = check.DependsOn.FirstOrDefault(id => id != node)
        let key = check.Check!.Arguments.GetValueOrDefault("field") as string
        where to is not null && key is not null && IsKey(to, key)
        select (check.Check!.Column!, to, key);
}
