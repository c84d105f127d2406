namespace Mixdown.Project.Graph;

/// <summary>dbt's words for <see cref="NodeKind"/>.</summary>
static class NodeKinds
{
    static readonly string[] Words = [.. Enum.GetNames<NodeKind>().Select(SnakeCase)];

    /// <summary><c>model</c>, <c>test</c>, <c>source</c>, …</summary>
    public static string Word(NodeKind kind) => Words[(int)kind];

    static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
