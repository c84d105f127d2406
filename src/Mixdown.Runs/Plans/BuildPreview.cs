using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Plans;

/// <summary>What a build of what has changed would do.</summary>
/// <param name="Target">The target's name.</param>
/// <param name="Nodes">Those that would be built, in order.</param>
/// <param name="Unchanged">How many selected nodes would be left alone.</param>
/// <param name="Checks">How many checks would run.</param>
/// <param name="Problems">What the analysis of the SQL found.</param>
public sealed record BuildPreview(string Target, IReadOnlyList<PlannedNode> Nodes, int Unchanged, int Checks, IReadOnlyList<Diagnostic> Problems)
{
    /// <summary>Whether a change may break what reads a model.</summary>
    public bool IsBreaking => Nodes.Any(node => node.IsBreaking);
}
