using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph.Selection.Methods;

/// <summary><c>version</c>: how a model's version stands to the latest one.</summary>
static class VersionMethod
{
    static readonly string[] Words = ["latest", "prerelease", "old", "none"];

    public static Func<GraphNode, bool> Compare(Criterion sought) => sought.Value switch
    {
        "latest" => static node => Order(node) == 0,
        "prerelease" => static node => Order(node) > 0,
        "old" => static node => Order(node) < 0,
        "none" => static node => node.Kind == NodeKind.Model && !Versions.IsVersioned(node),
        _ => throw sought.Error("MX1401", $"There is no version '{sought.Value}'", DidYouMean.Hint(sought.Value, Words)),
    };

    /// <summary>Below zero: older than the latest; null for what has no versions.</summary>
    static int? Order(GraphNode node) => Versions.Of(node) is { } own && Versions.Latest(node) is { } latest
        ? Math.Sign(Versions.Compare(own, latest))
        : null;
}
