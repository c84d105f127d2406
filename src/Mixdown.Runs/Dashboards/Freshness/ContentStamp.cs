using System.Security.Cryptography;
using System.Text;
using Mixdown.Project.Graph;
using Mixdown.Runs.Serving.Sessions;

namespace Mixdown.Runs.Dashboards.Freshness;

/// <summary>Stamps the content of nodes: another stamp as soon as their rows may be others.</summary>
static class ContentStamp
{
    /// <summary>The stamp of some nodes. A table is as its publish left it, a view is as what it reads.</summary>
    public static string Of(IEnumerable<string> nodes, NodeGraph graph, PublishedVersions versions)
    {
        var reached = Reached(nodes, graph).Order(StringComparer.Ordinal).ToList();
        var text = string.Join('\n', reached) + "\n" + versions.Stamp(reached);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }

    /// <summary>The nodes, and those that they read through views: what a publish of has them look different.</summary>
    public static IReadOnlySet<string> Reached(IEnumerable<string> nodes, NodeGraph graph)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(nodes);
        while (open.TryPop(out var id))
        {
            if (!reached.Add(id) || !graph.TryGet(id, out var node) || node is ProjectNode { IsEphemeral: false, Config.Materialized: not "view" })
                continue;
            foreach (var parent in node.DependsOn)
                open.Push(parent);
        }
        return reached;
    }
}
