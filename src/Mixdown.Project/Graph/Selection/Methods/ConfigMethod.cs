using Mixdown.Project.Graph.Declarations;
using System.Globalization;

namespace Mixdown.Project.Graph.Selection.Methods;

/// <summary><c>config.KEY</c>, <c>config.meta.owner</c>, …: equal to a value, or a list (or map) that has it.</summary>
static class ConfigMethod
{
    public static Func<GraphNode, bool> Compare(Criterion sought)
    {
        if (sought.Argument.Length == 0)
            throw sought.Error("MX1401", "'config' needs a key", "Write for example 'config.materialized:table'.");
        var keys = sought.Argument.Split('.');
        // dbt's severities are upper case in its artifacts and either in people's files.
        var compare = keys is ["severity"] ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return node => node is ProjectNode or SourceTable or DeclaredNode && Has(Value(node, keys), sought.Value, compare);
    }

    /// <summary><c>tag</c>: any of the node's tags.</summary>
    public static Func<GraphNode, bool> Tag(Criterion sought) => node => node.Config["tags"] switch
    {
        string only => Wildcard.Matches(sought.Value, only),
        IReadOnlyList<object?> many => HasTag(many, sought.Value),
        _ => false,
    };

    static bool HasTag(IReadOnlyList<object?> tags, string pattern)
    {
        for (var i = 0; i < tags.Count; i++)
        {
            if (tags[i] is string tag && Wildcard.Matches(pattern, tag))
                return true;
        }
        return false;
    }

    static object? Value(GraphNode node, string[] keys)
    {
        var value = keys[0] switch
        {
            "materialized" when node is ProjectNode => Materialized((ProjectNode)node),
            "enabled" => node.Config.Enabled,
            "tags" => node.Config.Tags,
            _ => node.Config[keys[0]],
        };
        for (var i = 1; i < keys.Length && value is not null; i++)
            value = value is IReadOnlyDictionary<string, object?> map ? map.GetValueOrDefault(keys[i]) : null;
        return value;
    }

    static string Materialized(ProjectNode node) => node.Kind switch
    {
        NodeKind.Test => "test",
        NodeKind.Snapshot => "snapshot",
        _ => node.Config.Materialized,
    };

    static bool Has(object? found, string sought, StringComparison compare) => found switch
    {
        null => false,
        IReadOnlyList<object?> list => list.Any(item => IsEqual(item, sought, compare)),
        IEnumerable<string> texts => texts.Any(item => IsEqual(item, sought, compare)),
        IReadOnlyDictionary<string, object?> map => map.Keys.Any(key => IsEqual(key, sought, compare)),
        _ => IsEqual(found, sought, compare),
    };

    static bool IsEqual(object? found, string sought, StringComparison compare) => found switch
    {
        null => false,
        bool truth => sought.Equals(truth ? "true" : "false", StringComparison.OrdinalIgnoreCase),
        string text when Wildcard.IsPattern(sought) => Wildcard.Matches(sought, text),
        _ => string.Equals(Convert.ToString(found, CultureInfo.InvariantCulture), sought, compare),
    };
}
