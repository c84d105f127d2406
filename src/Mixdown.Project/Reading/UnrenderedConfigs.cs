using Mixdown.Project.Files;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading;

/// <summary>Keeps what people configured before Jinja, where that is another thing than what came of it.</summary>
static class UnrenderedConfigs
{
    /// <param name="project">The package.</param>
    /// <param name="tree">The key of the node's configuration tree: <c>models</c>, <c>seeds</c>, …</param>
    /// <param name="node">The node.</param>
    /// <param name="patch">What a properties file configures; null for nothing.</param>
    public static void Note(DbtProjectFile project, string tree, ProjectNode node, NodeConfig? patch)
    {
        if (project.UnrenderedTrees is not { } trees || !trees.TryGetValue(tree, out var unrendered))
            return;
        node.Unrendered = new Lazy<NodeConfig>(() =>
        {
            var config = new NodeConfig();
            ConfigTree.Apply(unrendered, node.Fqn, config);
            if (patch is not null)
                config.Merge(patch);
            config.Merge(node.OwnConfig);
            return config;
        });
    }
}
