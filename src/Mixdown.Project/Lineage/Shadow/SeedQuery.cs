using Mixdown.Data.Naming;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Lineage.Shadow;

/// <summary>The query that reads a seed's file with the types that a build gives it.</summary>
static class SeedQuery
{
    public static string Of(ProjectNode seed, string root)
    {
        var file = SqlText.Literal(Path.Combine(root, seed.File));
        var delimiter = SqlText.Literal(seed.Config.Text("delimiter") ?? ",");
        var types = seed.Config["column_types"] is IReadOnlyDictionary<string, object?> { Count: > 0 } given
            ? $", types = {{{string.Join(", ", given.Select(type => $"{SqlText.Literal(type.Key)}: {SqlText.Literal($"{type.Value}")}"))}}}"
            : "";
        return $"select * from read_csv({file}, header = true, delim = {delimiter}{types}, null_padding = false)";
    }
}
