using System.IO.Enumeration;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph.Selection;

/// <summary>What each method of a selector compares.</summary>
static class SelectorMethods
{
    static readonly Dictionary<string, Func<GraphNode, string, bool>> Methods = new(StringComparer.Ordinal)
    {
        ["fqn"] = Fqn,
        ["tag"] = (node, value) => node.Config.Tags.Any(tag => Like(value, tag)),
        ["path"] = Path,
        ["file"] = (node, value) => Like(value, FileName(node.File)) || Like(value, System.IO.Path.GetFileNameWithoutExtension(node.File)),
        ["source"] = Source,
        ["package"] = (node, value) => Like(value, node.Package),
        ["resource_type"] = (node, value) => node.KindWord == value,
        ["exposure"] = (node, value) => node.Kind == NodeKind.Exposure && Like(value, node.Name),
        ["metric"] = (node, value) => node.Kind == NodeKind.Metric && Like(value, node.Name),
        ["group"] = (node, value) => node.Config.Text("group") == value,
        ["access"] = (node, value) => node.Config.Text("access") == value,
        ["test_name"] = (node, value) => node is ProjectNode { Check.Macro: { } macro } && Like(value, macro[(macro.LastIndexOf('.') + 1)..]),
        ["test_type"] = TestType,
    };

    /// <summary>The comparison of a method.</summary>
    /// <exception cref="MixdownException">MX1401: there is no such method.</exception>
    public static Func<GraphNode, bool> Compare(Selector selector)
    {
        var (method, value) = (selector.Method, selector.Value);
        if (method.StartsWith("config.", StringComparison.Ordinal))
            return node => ConfigIs(node.Config, method["config.".Length..], value);
        if (Methods.TryGetValue(method, out var compare))
            return node => compare(node, value);
        throw new MixdownException(new Diagnostic(
            "MX1401", $"There is no selection method '{method}'", Hint: DidYouMean.Hint(method, [.. Methods.Keys, "config.materialized"])));
    }

    static bool Like(string pattern, string text) => FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);

    static string FileName(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The name, or the start of the fully qualified name with or without its package.</summary>
    static bool Fqn(GraphNode node, string value)
    {
        if (node.Kind is NodeKind.Source or NodeKind.Exposure or NodeKind.Metric)
            return value == "*";
        if (Like(value, node.Name))
            return true;
        var parts = value.Split('.');
        return StartsWith(node.Fqn, 0, parts) || StartsWith(node.Fqn, 1, parts);
    }

    static bool StartsWith(IReadOnlyList<string> fqn, int from, string[] parts)
    {
        if (fqn.Count - from < parts.Length)
            return false;
        for (var i = 0; i < parts.Length; i++)
        {
            if (!Like(parts[i], fqn[from + i]))
                return false;
        }
        return true;
    }

    static bool Path(GraphNode node, string value)
    {
        var path = value.StartsWith("./", StringComparison.Ordinal) ? value[2..] : value;
        path = path.TrimEnd('/');
        return Like(path, node.File) || Like(path + "/*", node.File);
    }

    /// <summary><c>source</c>, <c>source.table</c>, <c>package.source.table</c>.</summary>
    static bool Source(GraphNode node, string value)
    {
        if (node is not SourceTable table)
            return false;
        var parts = value.Split('.');
        return parts.Length switch
        {
            1 => Like(parts[0], table.SourceName),
            2 => Like(parts[0], table.SourceName) && Like(parts[1], table.Name),
            _ => Like(parts[0], table.Package) && Like(parts[1], table.SourceName) && Like(parts[2], table.Name),
        };
    }

    static bool TestType(GraphNode node, string value) => node is ProjectNode { Check: { } check } && value switch
    {
        "data" => true,
        "generic" => !check.IsSingular,
        "singular" => check.IsSingular,
        _ => false,
    };

    static bool ConfigIs(NodeConfig config, string path, string value)
    {
        var parts = path.Split('.');
        var found = parts[0] == "materialized" ? config.Materialized : config[parts[0]];
        foreach (var part in parts.AsSpan(1))
            found = found is IReadOnlyDictionary<string, object?> map ? map.GetValueOrDefault(part) : null;
        return found switch
        {
            null => false,
            bool truth => string.Equals(value, truth ? "true" : "false", StringComparison.OrdinalIgnoreCase),
            IReadOnlyList<object?> list => list.Any(item => item is string text && Like(value, text)),
            _ => Like(value, Convert.ToString(found, System.Globalization.CultureInfo.InvariantCulture)!),
        };
    }
}
