using Mixdown.Data.Diagnostics;
using Mixdown.Project.State;

namespace Mixdown.Project.Graph.Selection.Methods;

/// <summary>What each method of a selector compares.</summary>
/// <param name="project">The project; null where only a graph is at hand, and then methods that need more find nothing.</param>
/// <param name="state">What an earlier run left; null when no folder was named.</param>
sealed class MethodTable(MixdownProject? project, StateFolder? state)
{
    static readonly Dictionary<string, Func<MethodTable, Criterion, Func<GraphNode, bool>>> Methods = new(StringComparer.Ordinal)
    {
        ["everything"] = static (_, _) => static _ => true,
        ["fqn"] = static (_, sought) => FqnMethod.Compare(sought),
        ["tag"] = static (_, sought) => ConfigMethod.Tag(sought),
        ["path"] = static (_, sought) => PathMethods.Path(sought),
        ["file"] = static (_, sought) => PathMethods.File(sought),
        ["source"] = static (_, sought) => NameMethods.Source(sought),
        ["package"] = static (table, sought) => NameMethods.Package(sought, table.Project?.Name),
        ["resource_type"] = static (_, sought) => KindMethods.ResourceType(sought),
        ["exposure"] = static (_, sought) => NameMethods.OfKind(sought, "exposure"),
        ["metric"] = static (_, sought) => NameMethods.OfKind(sought, "metric"),
        ["semantic_model"] = static (_, sought) => NameMethods.OfKind(sought, "semantic_model"),
        ["saved_query"] = static (_, sought) => NameMethods.OfKind(sought, "saved_query"),
        ["unit_test"] = static (_, sought) => NameMethods.OfKind(sought, "unit_test"),
        ["group"] = static (_, sought) => node => node.Config.Text("group") == sought.Value,
        ["access"] = static (_, sought) => KindMethods.Access(sought),
        ["test_name"] = static (_, sought) => KindMethods.TestName(sought),
        ["test_type"] = static (_, sought) => KindMethods.TestType(sought),
        ["config"] = static (_, sought) => ConfigMethod.Compare(sought),
        ["version"] = static (_, sought) => VersionMethod.Compare(sought),
        ["state"] = static (table, sought) => StateMethods.State(sought, table.Project, table.Folder(sought)),
        ["result"] = static (table, sought) => StateMethods.Result(sought, table.Folder(sought)),
        ["source_status"] = static (table, sought) => StateMethods.SourceStatus(sought, table.Project, table.Folder(sought)),
    };

    MixdownProject? Project => project;

    /// <summary>Takes a method and what follows it behind a dot apart: <c>config.meta.owner</c>.</summary>
    public static (string Method, string Argument) Split(string written)
    {
        var dot = written.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (written, "") : (written[..dot], written[(dot + 1)..]);
    }

    /// <summary>The comparison of a condition.</summary>
    /// <exception cref="MixdownException">MX1401: there is no such method, or it does not take this value; MX1404: it asks for a
    /// state that is not there.</exception>
    public Func<GraphNode, bool> Compare(Criterion sought)
    {
        if (!Methods.TryGetValue(sought.Method, out var method))
            throw sought.Error("MX1401", $"There is no selection method '{sought.Method}'", DidYouMean.Hint(sought.Method, Known));
        if (sought.Argument.Length > 0 && sought.Method != "config")
            throw sought.Error("MX1401", $"'{sought.Method}' takes nothing behind a dot; only 'config' does", $"Write '{sought.Method}:{sought.Value}'.");
        return method(this, sought);
    }

    static IEnumerable<string> Known => [.. Methods.Keys.Where(name => name is not ("everything" or "config")), "config.materialized", "selector"];

    StateFolder Folder(Criterion sought) => state
        ?? throw sought.Error("MX1404", $"'{sought.Written}' compares with an earlier run, and none was named", "Name the folder of its artifacts: --state path/to/artifacts.");
}
