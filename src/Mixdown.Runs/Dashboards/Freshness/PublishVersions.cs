using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mixdown.Engines;
using Mixdown.Project.Graph;

namespace Mixdown.Runs.Dashboards.Freshness;

/// <summary>Which publish of each node the warehouse has, as <c>_mixdown.publishes</c> says.</summary>
sealed class PublishVersions
{
    const string IsThere = "select 1 from information_schema.tables where table_schema = '_mixdown' and table_name = 'publishes'";

    const string Last =
        """
        select model, publish_id, run_id, published_at, lake_versions, upstream
        from (
          select *, row_number() over (partition by model order by published_at desc, publish_id desc) as age
          from _mixdown.publishes
        ) as publish
        where age = 1
        """;

    readonly Dictionary<string, NodePublishFacts> _byNode;

    PublishVersions(Dictionary<string, NodePublishFacts> byNode) => _byNode = byNode;

    /// <summary>Asks the warehouse.</summary>
    public static PublishVersions Read(IEngineSession session, CancellationToken cancel) =>
        session.Query(IsThere, cancel).Rows.Count == 0
            ? new PublishVersions([])
            : new PublishVersions(session.Query(Last, cancel).Rows.Select(Facts).ToDictionary(facts => facts.Node, StringComparer.Ordinal));

    /// <summary>The last publish of a node; null when it was never published.</summary>
    public NodePublishFacts? Find(string node) => _byNode.GetValueOrDefault(node);

    /// <summary>Changes whenever the rows of any of these nodes may have: a table is as its publish left it, a view is as what it reads.</summary>
    public string Of(IEnumerable<string> nodes, NodeGraph graph)
    {
        var text = new StringBuilder();
        foreach (var id in Reached(nodes, graph).Order(StringComparer.Ordinal))
            text.Append(id).Append('=').Append(Find(id)?.PublishId ?? LakeVersion(id)).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
    }

    /// <summary>The nodes, and those that they read through views.</summary>
    static HashSet<string> Reached(IEnumerable<string> nodes, NodeGraph graph)
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

    /// <summary>A view over the lake is pinned by the build that ran last.</summary>
    string LakeVersion(string source) => string.Join(',', _byNode.Values
        .Select(publish => publish.LakeVersions.TryGetValue(source, out var version) ? version : -1)
        .Where(version => version >= 0)
        .DefaultIfEmpty(-1)
        .Max());

    static NodePublishFacts Facts(object?[] row) => new((string)row[0]!, (string)row[1]!, (string)row[2]!, (DateTimeOffset)row[3]!)
    {
        LakeVersions = Map((string)row[4]!, value => value.GetInt64()),
        Upstream = Map((string)row[5]!, value => value.GetString()!),
    };

    static Dictionary<string, T> Map<T>(string json, Func<JsonElement, T> value)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(entry => entry.Name, entry => value(entry.Value), StringComparer.Ordinal);
    }
}
