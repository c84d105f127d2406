using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Files;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading.Rules;

/// <summary>Warns of configuration in dbt_project.yml that no node is below.</summary>
static class UnusedConfig
{
    /// <summary>Configuration that is a map and may stand without its <c>+</c>.</summary>
    static readonly string[] MapKeys = ["meta", "docs", "grants", "persist_docs", "quoting", "column_types", "contract", "freshness", "event_time"];

    static readonly Dictionary<string, NodeKind[]> Trees = new(StringComparer.Ordinal)
    {
        ["models"] = [NodeKind.Model],
        ["seeds"] = [NodeKind.Seed],
        ["snapshots"] = [NodeKind.Snapshot],
        ["data_tests"] = [NodeKind.Test],
        ["analyses"] = [NodeKind.Analysis],
        ["unit_tests"] = [NodeKind.UnitTest],
        ["sources"] = [NodeKind.Source],
        ["exposures"] = [NodeKind.Exposure],
        ["metrics"] = [NodeKind.Metric],
        ["semantic-models"] = [NodeKind.SemanticModel],
        ["saved-queries"] = [NodeKind.SavedQuery],
    };

    /// <summary>MX1224 for each path.</summary>
    public static void Warn(DbtProjectFile project, Manifest manifest, ICollection<Diagnostic> diagnostics)
    {
        var byKind = manifest.All.Concat(manifest.Disabled.Values).ToLookup(node => node.Kind);
        foreach (var (key, kinds) in Trees)
        {
            if (project.ConfigTrees.GetValueOrDefault(key) is { } tree)
                Walk(tree, [], [.. kinds.SelectMany(kind => byKind[kind])], path => diagnostics.Add(Unused(key, path)));
        }
    }

    static void Walk(SettingNode.Map level, IReadOnlyList<string> path, IReadOnlyList<GraphNode> below, Action<IReadOnlyList<SettingEntry>> report) =>
        Walk(level, path, below, [], report);

    static void Walk(
        SettingNode.Map level, IReadOnlyList<string> path, IReadOnlyList<GraphNode> below, IReadOnlyList<SettingEntry> entries, Action<IReadOnlyList<SettingEntry>> report)
    {
        foreach (var entry in level.Entries)
        {
            if (entry.Key.StartsWith('+') || entry.Value is not SettingNode.Map deeper || MapKeys.Contains(entry.Key, StringComparer.Ordinal))
                continue;
            var here = below.Where(node => path.Count < node.Fqn.Count && node.Fqn[path.Count] == entry.Key).ToList();
            if (here.Count == 0)
                report([.. entries, entry]);
            else
                Walk(deeper, [.. path, entry.Key], here, [.. entries, entry], report);
        }
    }

    static Diagnostic Unused(string tree, IReadOnlyList<SettingEntry> path) => new(
        "MX1224", $"Nothing is configured by {tree}.{string.Join('.', path.Select(entry => entry.Key))}", path[^1].KeyAt,
        "There is no such folder or node. A key of configuration starts with '+'.", Severity.Warning);
}
