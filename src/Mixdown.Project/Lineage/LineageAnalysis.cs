using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Engines.Planning;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage.Shadow;

namespace Mixdown.Project.Lineage;

/// <summary>Finds types, column lineage and errors of all SQL of a project without running it: node after node in the order of
/// the graph, each against empty tables with the columns that were found before. A node that fails does not stop others; what
/// reads it is not known.</summary>
/// <remarks>Some 7 ms a model; a node whose SQL and inputs are those of the last time costs nothing. Never a part of parse,
/// compile or build.</remarks>
public sealed class LineageAnalysis : IDisposable
{
    readonly ShadowCatalog _shadow;
    readonly SourceColumns _sources;
    readonly ModelAnalysis _models;
    readonly LineageCache _cache;
    readonly IReadOnlyDictionary<string, IReadOnlyList<ResultColumn>> _alsoThere;
    readonly Dictionary<string, NodeLineage> _nodes = new(StringComparer.Ordinal);
    readonly List<Diagnostic> _problems = [];

    LineageAnalysis(ModelCompiler compiler, LineageInputs inputs, CancellationToken cancel)
    {
        _alsoThere = inputs.AlsoThere;
        _cache = LineageCache.Read(inputs.CacheFile);
        _shadow = new ShadowCatalog(compiler, cancel);
        _sources = new SourceColumns(inputs, _shadow);
        _models = new ModelAnalysis(compiler, inputs.Server, _cache, _shadow, _nodes, _problems);
    }

    /// <summary>Analyses a project.</summary>
    /// <param name="compiler">Makes the SQL.</param>
    /// <param name="inputs">What is known of the world outside.</param>
    /// <param name="cancel">Stops it.</param>
    public static ProjectLineage Run(ModelCompiler compiler, LineageInputs inputs, CancellationToken cancel)
    {
        using var analysis = new LineageAnalysis(compiler, inputs, cancel);
        foreach (var node in compiler.Project.Graph.InOrder)
            analysis.Take(node, cancel);
        analysis._cache.Write();
        analysis._problems.AddRange(DescribedColumns.Check(compiler.Project, analysis._nodes));
        return new ProjectLineage(analysis._nodes, analysis._problems);
    }

    /// <inheritdoc/>
    public void Dispose() => _shadow.Dispose();

    void Take(GraphNode node, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        switch (node)
        {
            case SourceTable source:
                Keep(source.Relation, _sources.Of(source));
                break;
            case ProjectNode { Kind: NodeKind.Seed } seed:
                Keep(seed.Relation, _shadow.Seed(seed, cancel));
                break;
            case ProjectNode { Kind: NodeKind.Model or NodeKind.Snapshot } model:
                Keep(model.Relation, _models.Of(model, cancel));
                break;
            case ProjectNode { Kind: NodeKind.Analysis or NodeKind.Test } query:
                _ = _models.Of(query, cancel);
                break;
        }
    }

    void Keep(RelationName name, NodeLineage found)
    {
        var lineage = _alsoThere.TryGetValue(found.UniqueId, out var more) && found.IsTyped
            ? found with { Columns = [.. found.Columns, .. more.Select(column => new ColumnLineage(column.Name, column.Type, ColumnKind.Unknown, []))] }
            : found;
        _nodes[lineage.UniqueId] = lineage;
        _shadow.Declare(name, lineage);
    }
}
