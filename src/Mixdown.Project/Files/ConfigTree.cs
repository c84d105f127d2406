using Mixdown.Data.Settings;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Files;

/// <summary>Applies a configuration tree of dbt_project.yml: what stands nearer to a node wins.</summary>
static class ConfigTree
{
    /// <param name="tree">The tree of the node's kind; null when the project has none.</param>
    /// <param name="fqn">The node's package, folders and name: the way through the tree.</param>
    /// <param name="config">Receives the configuration.</param>
    public static void Apply(SettingNode.Map? tree, IReadOnlyList<string> fqn, NodeConfig config)
    {
        var level = tree;
        for (var depth = 0; level is not null; depth++)
        {
            var next = depth < fqn.Count ? fqn[depth] : null;
            ApplyLevel(level, next, config);
            level = next is null ? null : level[next] as SettingNode.Map;
        }
    }

    /// <summary>A key with <c>+</c> is configuration; without it only if it cannot be a folder, which holds a map.</summary>
    static void ApplyLevel(SettingNode.Map level, string? next, NodeConfig config)
    {
        foreach (var entry in level.Entries)
        {
            if (entry.Key.StartsWith('+'))
                config.Merge(entry.Key[1..], PlainValue.Of(entry.Value));
            else if (entry.Key != next && entry.Value is not SettingNode.Map)
                config.Merge(entry.Key, PlainValue.Of(entry.Value));
        }
    }
}
