using Mixdown.Engines;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage;
using Mixdown.Project.Materialize;
using Mixdown.Project.Materialize.Changes;

namespace Mixdown.Runs.Plans;

/// <summary>What a build would do to one node.</summary>
sealed class NodePreview(Warehouse warehouse, IEngineSession session, ChangePlan changes, ProjectLineage lineage, ColumnComparison columns)
{
    readonly HashSet<string> _built = new(StringComparer.Ordinal);
    readonly ModelCompiler _compiler = new(warehouse.Project);

    /// <summary>The plan of a node; asked in the order of the build.</summary>
    public PlannedNode Of(ProjectNode node, CancellationToken cancel)
    {
        _built.Add(node.UniqueId);
        var standing = warehouse.Standing(node, session, cancel);
        var known = lineage.Nodes.GetValueOrDefault(node.UniqueId);
        return new PlannedNode(node.UniqueId, node.Relation.ToString(), node.KindWord, changes.Of(node))
        {
            Materialized = node.Kind == NodeKind.Model ? node.Config.Materialized : node.KindWord,
            IsFull = !AddsTo(node, standing),
            Rows = standing?.Rows,
            ChangedInputs = [.. node.DependsOn.Where(_built.Contains).Select(id => warehouse.Project.Graph[id].Name)],
            SqlDiff = standing?.Sql is { } kept && node.Kind != NodeKind.Seed ? SqlDiff(node, kept, cancel) : [],
            Columns = standing is not null && known is { IsTyped: true } ? columns.Compare(standing.Columns, known) : [],
            ColumnsUnknown = standing is null || known is null ? null : known.IsTyped ? null : known.Unknown,
        };
    }

    bool AddsTo(ProjectNode node, StandingRelation? standing) => standing is { Type: "table" }
        && (node.Kind == NodeKind.Snapshot || node.Config.Materialized == "incremental" && !warehouse.Project.Request.FullRefresh && !node.Config.Truth("full_refresh", false));

    /// <summary>Of an incremental model either form may have been kept: the nearer one counts.</summary>
    IReadOnlyList<string> SqlDiff(ProjectNode node, string kept, CancellationToken cancel)
    {
        var increment = LineDiff.Of(kept, _compiler.Compile(node, warehouse, session, cancel).Sql);
        if (increment.Count == 0 || node.Config.Materialized != "incremental")
            return increment;
        var first = LineDiff.Of(kept, _compiler.Compile(node, cancel).Sql);
        return first.Count < increment.Count ? first : increment;
    }
}
