using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Engines.Planning;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Runs.Catalog;
using Mixdown.Runs.Catalog.Facts;

namespace Mixdown.Runs.Tracing;

/// <summary>Decides which tables a trail goes through, and by which columns. Pure.</summary>
/// <remarks>From each table it goes to those that the value's columns are made of; where the value is of no column (a count of rows) to
/// those that the rows themselves come from: the ones whose key is kept as a key.</remarks>
/// <param name="edition">The project.</param>
/// <param name="lineage">Its analysis.</param>
/// <param name="links">Finds columns that are handed on.</param>
sealed class TracePlan(CatalogEdition edition, ProjectLineage lineage, TraceLinks links)
{
    /// <summary>Tables of one trail at most.</summary>
    const int MostSteps = 40;

    readonly List<PlannedStep> _steps = [];
    readonly Dictionary<string, List<(int From, TraceLink Link)>> _reached = new(StringComparer.Ordinal);
    readonly Dictionary<string, HashSet<string>> _columns = new(StringComparer.Ordinal);

    /// <summary>The steps, each behind those that lead to it.</summary>
    /// <param name="start">The table that the value is read from.</param>
    /// <param name="select">Its rows that the value is made of.</param>
    /// <param name="how">What they are narrowed by.</param>
    /// <param name="columns">The columns that the value is made of; empty for the rows themselves.</param>
    public IReadOnlyList<PlannedStep> Of(GraphNode start, string select, string how, IEnumerable<string> columns)
    {
        _columns[start.UniqueId] = [.. columns];
        Add(start, new PlannedStep(start, NameOf(0), select) { How = how });
        var behind = edition.Project.Graph.Ancestors(start.UniqueId);
        foreach (var node in edition.Project.Graph.InOrder.Reverse().Where(node => behind.Contains(node.UniqueId)))
        {
            if (_reached.TryGetValue(node.UniqueId, out var from) && NodeFacts.RelationOf(node) is { } relation && _steps.Count < MostSteps)
                Add(node, Step(node, relation, from));
        }
        return _steps;
    }

    PlannedStep Step(GraphNode node, RelationName relation, List<(int From, TraceLink Link)> from)
    {
        var conditions = from.Select(way => way.Link.Condition(NameOf(way.From), "source_rows"));
        return new PlannedStep(node, NameOf(_steps.Count), $"select source_rows.* from {new TableName(relation.Schema, relation.Identifier).Sql} as source_rows where {string.Join(" or ", conditions)}")
        {
            From = from[0].From,
            How = string.Join("; or ", from.Select(way => way.Link.How).Distinct(StringComparer.Ordinal)),
        };
    }

    void Add(GraphNode node, PlannedStep step)
    {
        var traced = _columns.GetValueOrDefault(node.UniqueId) ?? [];
        var place = _steps.Count;
        _steps.Add(step with { Columns = [.. traced] });
        if (node is not SourceTable)
            _steps[place] = _steps[place] with { End = Continue(node, place, traced) };
    }

    /// <summary>Goes on to what the node reads; says what it cannot follow.</summary>
    string? Continue(GraphNode node, int place, HashSet<string> traced)
    {
        if (lineage.Nodes.GetValueOrDefault(node.UniqueId) is { Unknown: { } why })
            return $"Where the rows of {node.Name} come from is not known: {why}.";
        var lost = new List<string>();
        var wanted = Wanted(node.UniqueId, traced);
        foreach (var read in wanted)
        {
            if (links.Between(node.UniqueId, read) is { } link)
                Reach(node.UniqueId, read, place, link, traced);
            else
                lost.Add(edition.Project.Graph[read].Name);
        }
        if (wanted.Count == 0)
            return node is ProjectNode { Kind: NodeKind.Seed } ? $"{node.Name} is a file of the project: {node.File}." : $"{node.Name} makes these values itself: they are read from no table.";
        return lost.Count == 0 ? null : $"{node.Name} does not keep what tells the rows of {string.Join(" and ", lost)} apart.{Grouped(node.UniqueId)}";
    }

    void Reach(string node, string read, int place, TraceLink link, HashSet<string> traced)
    {
        if (!_reached.TryGetValue(read, out var ways))
            _reached[read] = ways = [];
        ways.Add((place, link));
        if (!_columns.TryGetValue(read, out var columns))
            _columns[read] = columns = [];
        foreach (var column in traced)
            columns.UnionWith((lineage.Nodes[node].Find(column)?.Inputs ?? []).Where(input => input.NodeId == read).Select(input => input.Column));
    }

    List<string> Wanted(string node, HashSet<string> traced)
    {
        var ofColumns = traced.SelectMany(column => lineage.Nodes.GetValueOrDefault(node)?.Find(column)?.Inputs ?? []).Select(input => input.NodeId).Distinct(StringComparer.Ordinal).ToList();
        if (ofColumns.Count > 0)
            return ofColumns;
        var own = links.Reads(node).Where(read => HandsKeyOn(node, read)).ToList();
        return own.Count > 0 ? own : [.. links.Reads(node)];
    }

    /// <summary>Whether the key of a node is a column of the other: then a row of the one is a row of the other.</summary>
    bool HandsKeyOn(string node, string read) => lineage.Nodes[node].Columns.Any(column =>
        column.Kind == ColumnKind.PassedThrough && column.Inputs.Any(input => input.NodeId == read) && links.IsKey(node, column.Name));

    string Grouped(string node)
    {
        var computed = lineage.Nodes[node].Columns.Where(column => column.IsGroupKey && column.Kind != ColumnKind.PassedThrough).Select(column => column.Name).ToList();
        return computed.Count == 0 ? "" : $" It groups by {string.Join(", ", computed)}, which it calculates.";
    }

    static string NameOf(int place) => string.Create(CultureInfo.InvariantCulture, $"step_{place + 1}");
}
