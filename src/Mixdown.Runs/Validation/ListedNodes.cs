using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;

namespace Mixdown.Runs.Validation;

/// <summary>What a selection holds.</summary>
/// <param name="Nodes">In the order of the graph.</param>
/// <param name="Warnings">Words that hold nothing.</param>
public sealed record ListedNodes(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<Diagnostic> Warnings);
