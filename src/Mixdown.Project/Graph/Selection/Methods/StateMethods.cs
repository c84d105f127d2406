using Mixdown.Data.Diagnostics;
using Mixdown.Project.State;

namespace Mixdown.Project.Graph.Selection.Methods;

/// <summary>Methods that compare with what an earlier run left: <c>state</c>, <c>result</c>, <c>source_status</c>.</summary>
static class StateMethods
{
    static readonly string[] Changes =
    [
        "new", "old", "unmodified", "modified", "modified.body", "modified.configs", "modified.persisted_descriptions",
        "modified.relation", "modified.macros", "modified.contract", "modified.vars",
    ];

    static readonly string[] Statuses =
        ["success", "error", "fail", "warn", "pass", "skipped", "runtime error", "partial success", "no-op"];

    /// <exception cref="MixdownException">MX1401: no such change; MX1404: the manifest cannot be read.</exception>
    public static Func<GraphNode, bool> State(Criterion sought, MixdownProject? project, StateFolder folder)
    {
        if (!Changes.Contains(sought.Value, StringComparer.Ordinal))
            throw sought.Error("MX1401", $"There is no state '{sought.Value}'", DidYouMean.Hint(sought.Value, Changes));
        if (project is null)
            return static _ => false;
        var nodes = new NodeComparison(project, folder.Manifest);
        return sought.Value switch
        {
            "new" => node => nodes.Before(node) is null,
            "old" => node => nodes.Before(node) is not null,
            "unmodified" => node => nodes.Before(node) is not null && !nodes.IsModified(node),
            "modified" => nodes.IsModified,
            "modified.body" => nodes.Body,
            "modified.configs" => nodes.Configs,
            "modified.persisted_descriptions" => nodes.PersistedDescriptions,
            "modified.relation" => nodes.Relation,
            "modified.macros" => nodes.Macros,
            "modified.contract" => nodes.Contract,
            _ => nodes.Vars,
        };
    }

    /// <exception cref="MixdownException">MX1401: no such status; MX1404: the results cannot be read.</exception>
    public static Func<GraphNode, bool> Result(Criterion sought, StateFolder folder)
    {
        if (!Statuses.Contains(sought.Value, StringComparer.Ordinal))
            throw sought.Error("MX1401", $"There is no result '{sought.Value}'", DidYouMean.Hint(sought.Value, Statuses));
        var statuses = folder.Results.Statuses;
        return node => statuses.GetValueOrDefault(node.UniqueId) == sought.Value;
    }

    /// <summary>Sources with rows that are newer than those of the earlier run, or that it did not know; <c>target/sources.json</c>
    /// says what they are now.</summary>
    /// <exception cref="MixdownException">MX1401: no such status; MX1404: a report of freshness cannot be read.</exception>
    public static Func<GraphNode, bool> SourceStatus(Criterion sought, MixdownProject? project, StateFolder folder)
    {
        if (sought.Value is not ("fresher" or "pass" or "warn" or "error"))
            throw sought.Error("MX1401", $"There is no source status '{sought.Value}'", DidYouMean.Hint(sought.Value, ["fresher", "pass", "warn", "error"]));
        if (project is null)
            return static _ => false;
        if (sought.Value != "fresher")
        {
            var statuses = folder.Sources.Statuses;
            return node => statuses.GetValueOrDefault(node.UniqueId) == sought.Value;
        }
        var before = folder.Sources.LoadedAt;
        var now = new StateFolder(project.TargetPath, Path.GetRelativePath(project.Root, project.TargetPath)).Sources.LoadedAt;
        return node => now.TryGetValue(node.UniqueId, out var loaded) && (!before.TryGetValue(node.UniqueId, out var last) || loaded > last);
    }
}
