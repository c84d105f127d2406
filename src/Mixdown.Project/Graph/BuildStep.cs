namespace Mixdown.Project.Graph;

/// <summary>One unit of a build: a node together with the checks that have to pass before it is published, or a check that
/// stands alone.</summary>
/// <param name="Id">The id of <see cref="Node"/>, or of the lone check.</param>
/// <param name="Node">What is built; null for a lone check.</param>
/// <param name="Checks">Run in this order, in the node's transaction.</param>
/// <param name="DependsOn">Ids of steps of the same plan that have to succeed first.</param>
public sealed record BuildStep(
    string Id, ProjectNode? Node, IReadOnlyList<ProjectNode> Checks, IReadOnlyList<string> DependsOn)
{
    /// <summary>The name for people.</summary>
    public string Name => Node?.Name ?? Checks[0].Name;

    /// <summary>All in it that has, or gets, a table or a view: the node, and the checks that keep the rows that they find.</summary>
    public IEnumerable<ProjectNode> Relations =>
        Node is { } node ? Checks.Where(check => check.StoresFailures).Prepend(node) : Checks.Where(check => check.StoresFailures);
}
