using Mixdown.Project.Graph;

namespace Mixdown.Runs.Events;

/// <summary>A node of a build, as those need it who follow runs from outside.</summary>
/// <param name="UniqueId">dbt's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="ResourceType">dbt's word: model, seed, snapshot, test, unit_test.</param>
/// <param name="Materialized">The name of its materialization; <c>test</c> for checks.</param>
/// <param name="Path">Its file below its resource path.</param>
/// <param name="Relation">Where it is, or will be, in the warehouse.</param>
public sealed record RunNode(string UniqueId, string Name, string ResourceType, string Materialized, string Path, RelationName Relation)
{
    /// <summary>The node of a build.</summary>
    internal static RunNode Of(ProjectNode node) => new(
        node.UniqueId, node.Name, node.KindWord, node.IsRelation ? node.Config.Materialized : node.KindWord, node.Path, node.Relation);

    /// <summary>The first folder below the models' folder; the kind of node where there is none.</summary>
    internal static string GroupOf(ProjectNode node) => node.Fqn.Count > 2 ? node.Fqn[1] : node.KindWord + "s";
}
