using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph.Selection.Methods;

/// <summary>Methods of which the values are a few known words.</summary>
static class KindMethods
{
    static readonly string[] AccessLevels = ["public", "protected", "private"];

    static readonly string[] TestTypes = ["generic", "singular", "unit", "data", "schema"];

    /// <summary>dbt's word for what a node is.</summary>
    public static Func<GraphNode, bool> ResourceType(Criterion sought)
    {
        var kind = Known(sought, ResourceTypes.Words, "resource type");
        return node => node.KindWord == kind;
    }

    /// <summary>Who may refer to a model; a model that says nothing is protected.</summary>
    public static Func<GraphNode, bool> Access(Criterion sought)
    {
        var access = Known(sought, AccessLevels, "access level");
        return node => node.Kind == NodeKind.Model && (node.Config.Text("access") ?? "protected") == access;
    }

    /// <summary>The generic test's name, without its package.</summary>
    public static Func<GraphNode, bool> TestName(Criterion sought) => node =>
        node is ProjectNode { Check.Macro: { } macro } && Wildcard.Matches(sought.Value, macro.AsSpan(macro.LastIndexOf('.') + 1));

    /// <summary><c>data</c> is everything that is no unit test; <c>schema</c> is an older word for <c>generic</c>.</summary>
    public static Func<GraphNode, bool> TestType(Criterion sought) => Known(sought, TestTypes, "test type") switch
    {
        "unit" => static node => node.KindWord == "unit_test",
        "generic" or "schema" => static node => node is ProjectNode { Check.IsSingular: false },
        "singular" => static node => node is ProjectNode { Check.IsSingular: true },
        _ => static node => node is ProjectNode { Check: not null, KindWord: "test" },
    };

    static string Known(Criterion sought, IReadOnlyList<string> words, string what) => words.Contains(sought.Value, StringComparer.Ordinal)
        ? sought.Value
        : throw sought.Error("MX1401", $"There is no {what} '{sought.Value}'", DidYouMean.Hint(sought.Value, words));
}
