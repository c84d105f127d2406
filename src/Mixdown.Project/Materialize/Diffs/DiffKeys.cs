using Mixdown.Project.Graph;

namespace Mixdown.Project.Materialize.Diffs;

/// <summary>Finds the columns by which a model's rows are told apart.</summary>
static class DiffKeys
{
    /// <summary>The first column with a <c>unique</c> check; else its <c>unique_key</c>, which may stand for more than one row; else
    /// none.</summary>
    public static IReadOnlyList<string> Of(MixdownProject project, ProjectNode node)
    {
        var tested = project.Graph.Children(node.UniqueId).Select(id => project.Graph[id]).OfType<ProjectNode>()
            .Where(check => check.Check is { Macro: "unique", Column: not null } unique && unique.AttachedTo == node.UniqueId)
            .Select(check => check.Check!.Column!).Order(StringComparer.Ordinal).ToList();
        return tested.Count > 0 ? [tested[0]] : node.Config.Texts("unique_key");
    }
}
