namespace Mixdown.Project.Graph.Selection.Methods;

/// <summary><c>fqn</c>: the name, or package, folders and name joined by dots, as far as they are given.</summary>
static class FqnMethod
{
    public static Func<GraphNode, bool> Compare(Criterion sought)
    {
        var (value, parts) = (sought.Value, sought.Value.Split('.'));
        var pattern = Array.FindIndex(parts, Wildcard.IsPattern);
        var tail = pattern < 0 ? "" : string.Join('.', parts[pattern..]);
        return node => HasFqn(node) && (IsNamed(node, value, parts) || Matches(Flat(node.Fqn), parts, pattern, tail));
    }

    /// <summary>What has a section of its own in the manifest is selected by a method of its own.</summary>
    static bool HasFqn(GraphNode node) => node.KindWord is not ("source" or "exposure" or "metric" or "semantic_model" or "saved_query");

    /// <summary>A model with versions is named by its name, which means all of them, or with the version: <c>m.v2</c>, <c>m_v2</c>.</summary>
    static bool IsNamed(GraphNode node, string value, string[] parts)
    {
        var fqn = node.Fqn;
        if (fqn.Count == 0)
            return false;
        if (!Versions.IsVersioned(node) || fqn.Count < 2)
            return fqn[^1] == value;
        return fqn[^2] == value || $"{fqn[^2]}_{fqn[^1]}" == string.Join('_', parts.AsSpan(Math.Max(0, parts.Length - 2)).ToArray());
    }

    /// <summary>Dots in names separate too.</summary>
    static IReadOnlyList<string> Flat(IReadOnlyList<string> fqn)
    {
        for (var i = 0; i < fqn.Count; i++)
        {
            if (fqn[i].Contains('.', StringComparison.Ordinal))
                return [.. fqn.SelectMany(part => part.Split('.'))];
        }
        return fqn;
    }

    static bool Matches(IReadOnlyList<string> fqn, string[] parts, int pattern, string tail) =>
        StartsWith(fqn, 0, parts, pattern, tail) || StartsWith(fqn, 1, parts, pattern, tail);

    /// <summary>From the first pattern on, the rest of the name is compared as one text.</summary>
    static bool StartsWith(IReadOnlyList<string> fqn, int from, string[] parts, int pattern, string tail)
    {
        if (fqn.Count - from < parts.Length)
            return false;
        var plain = pattern < 0 ? parts.Length : pattern;
        for (var i = 0; i < plain; i++)
        {
            if (fqn[from + i] != parts[i])
                return false;
        }
        return pattern < 0 || tail == "*" || Wildcard.Matches(tail, string.Join('.', fqn.Skip(from + plain)));
    }
}
