using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Engines.Planning;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage.Shadow;
using Mixdown.Project.Materialize;

namespace Mixdown.Project.Lineage;

/// <summary>The analysis of one node that has SQL.</summary>
sealed class ModelAnalysis(
    ModelCompiler compiler, IEngineSession? server, LineageCache cache, ShadowCatalog shadow,
    IReadOnlyDictionary<string, NodeLineage> known, List<Diagnostic> problems)
{
    /// <summary>Its columns; what is wrong with it joins the problems.</summary>
    public NodeLineage Of(ProjectNode node, CancellationToken cancel)
    {
        var warehouse = shadow.Warehouse(exists: null);
        if (Compile(node, warehouse, cancel) is not { } compiled)
            return Unknown(node, "Its SQL cannot be made");
        var key = LineageKey.Of(compiler.Project.Target.Type, compiled.Sql, Reads(node));
        if (cache.Find(node.UniqueId, key) is { } before)
            return before;
        if (Reads(node).FirstOrDefault(read => !read.IsTyped) is { } missing)
            return Unknown(node, $"The columns of {missing.UniqueId} are not known");
        var found = Plan(node, compiled, warehouse.WasAsked, cancel);
        if (found.IsTyped && TryIncrement(node, found, cancel))
            cache.Keep(key, found);
        return found;
    }

    /// <summary>The relations that a node's SQL names, ephemeral models seen through.</summary>
    IEnumerable<NodeLineage> Reads(ProjectNode node)
    {
        var reads = PublishInputs.Of(compiler.Project.Graph, node);
        return reads.Models.Concat(reads.Sources).Select(id => known[id]);
    }

    NodeLineage Plan(ProjectNode node, CompiledNode compiled, bool asked, CancellationToken cancel)
    {
        try
        {
            return SnapshotColumns.Added(node, shadow.Analyse(node.UniqueId, compiled.Sql, cancel));
        }
        catch (MixdownException wrong)
        {
            // The boundary of a node: what is wrong with it is told, and the others go on.
            return OfServer(node, compiled, cancel) ?? Refused(node, compiled, wrong.Diagnostics, asked);
        }
    }

    NodeLineage Refused(ProjectNode node, CompiledNode compiled, IReadOnlyList<Diagnostic> wrong, bool asked)
    {
        foreach (var problem in wrong)
        {
            if (SqlVerdict.Of(problem, shadow.IsNative, asked) is { } verdict)
                problems.AddRange(node.Check is { IsSingular: false } check ? OfCheck(node, check, verdict) : [OfSql(compiled, verdict)]);
        }
        return Unknown(node, wrong[0].Message);
    }

    Diagnostic OfSql(CompiledNode compiled, Diagnostic wrong) =>
        SqlTrouble.Explain(wrong, QueryPlanner.DescribeText(compiled.Sql), compiled, compiler.Project);

    /// <summary>Nobody wrote the SQL of a generic check: the place is that of its declaration. That its own column is missing is
    /// said of the column.</summary>
    IEnumerable<Diagnostic> OfCheck(ProjectNode node, CheckSpec check, Diagnostic wrong)
    {
        var isColumn = check.Column is { } column && check.AttachedTo is { } of && known.GetValueOrDefault(of)?.Find(column) is null;
        if (!isColumn)
            yield return (wrong with { At = node.DeclaredAt, Excerpt = null, Severity = Severity.Warning }).InFile(compiler.Project);
    }

    /// <summary>Types from the server for SQL that is none of the planner's; null where it cannot be asked or does not know
    /// either.</summary>
    NodeLineage? OfServer(ProjectNode node, CompiledNode compiled, CancellationToken cancel)
    {
        if (shadow.IsNative || server is null)
            return null;
        try
        {
            var columns = server.QueryAtMost($"select * from (\n{compiled.Sql}\n) as planned limit 0", 0, cancel).Columns;
            return new NodeLineage(node.UniqueId, [.. columns.Select(column => new ColumnLineage(column.Name, column.Type, ColumnKind.Unknown, []))])
            {
                Unknown = "Only the server understands its SQL",
            };
        }
        catch (MixdownException)
        {
            // Upstream may not be built there yet: that the server does not take the query says nothing of the model.
            return null;
        }
    }

    /// <summary>Whether the SQL of an increment binds, too: it reads the table that the first build makes.</summary>
    bool TryIncrement(ProjectNode node, NodeLineage first, CancellationToken cancel)
    {
        if (node.Config.Materialized != "incremental" || !shadow.IsNative)
            return true;
        shadow.Declare(node.Relation, first);
        var warehouse = shadow.Warehouse(exists: node.Relation);
        if (Compile(node, warehouse, cancel) is not { } compiled)
            return false;
        try
        {
            shadow.Describe(compiled.Sql, cancel);
            return true;
        }
        catch (MixdownException wrong)
        {
            // The boundary of a node, as above.
            _ = Refused(node, compiled, wrong.Diagnostics, warehouse.WasAsked);
            return false;
        }
    }

    CompiledNode? Compile(ProjectNode node, ShadowWarehouse warehouse, CancellationToken cancel)
    {
        try
        {
            return compiler.Compile(node, warehouse, cancel);
        }
        catch (MixdownException wrong)
        {
            // The boundary of a node. What an empty answer breaks is not the template's fault.
            if (!warehouse.WasAsked)
                problems.AddRange(wrong.Diagnostics);
            return null;
        }
    }

    static NodeLineage Unknown(ProjectNode node, string why) => new(node.UniqueId, []) { Unknown = why };
}
