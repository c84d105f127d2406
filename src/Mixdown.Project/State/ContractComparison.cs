using Mixdown.Project.Graph;

namespace Mixdown.Project.State;

/// <summary>Compares what models promise of their columns.</summary>
static class ContractComparison
{
    public static bool Differ(ProjectNode node, StateNode before)
    {
        var (now, then) = (IsEnforced(node.Config["contract"]), IsEnforced(before.Config.GetValueOrDefault("contract")));
        return now != then || (now && Columns(node) != Columns(before));
    }

    static bool IsEnforced(object? contract) => contract is IReadOnlyDictionary<string, object?> map && map.GetValueOrDefault("enforced") is true;

    static string Columns(ProjectNode node) => string.Join('\n', node.Columns
        .OrderBy(column => column.Name, StringComparer.Ordinal)
        .Select(column => $"{column.Name}: {column.DataType?.ToUpperInvariant()}"));

    static string Columns(StateNode node) => string.Join('\n', node.Columns
        .OrderBy(column => column.Key, StringComparer.Ordinal)
        .Select(column => $"{column.Key}: {((column.Value as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("data_type") as string)?.ToUpperInvariant()}"));
}
