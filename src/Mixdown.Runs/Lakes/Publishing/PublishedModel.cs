using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project.Graph;

namespace Mixdown.Runs.Lakes.Publishing;

/// <summary>A node whose rows are in the lake too, as its configuration <c>lake</c> says: <c>true</c>, or a map with
/// <c>schema</c>, <c>table</c> and <c>partition_by</c>.</summary>
/// <param name="Node">The model, seed or snapshot.</param>
/// <param name="Table">Its table in the lake; by default named as in the warehouse.</param>
/// <param name="PartitionBy">Columns that the lake's files are parted by.</param>
sealed record PublishedModel(ProjectNode Node, TableName Table, IReadOnlyList<string> PartitionBy)
{
    const string Key = "lake";

    /// <summary>Those of the nodes that are to be in the lake.</summary>
    /// <exception cref="MixdownException">MX4053: a configuration is none; MX4054: two nodes want the same table.</exception>
    public static IReadOnlyList<PublishedModel> Of(IEnumerable<ProjectNode> nodes)
    {
        var wrong = new List<Diagnostic>();
        List<PublishedModel> found = [.. nodes.Select(node => Bind(node, wrong)).OfType<PublishedModel>()];
        wrong.AddRange(found.GroupBy(model => model.Table).Where(same => same.Count() > 1).Select(Twice));
        return wrong.Count == 0 ? found : throw new MixdownException(wrong);
    }

    static PublishedModel? Bind(ProjectNode node, List<Diagnostic> wrong)
    {
        switch (node.Config[Key])
        {
            case null or false:
                return null;
            case var _ when !node.IsRelation:
                wrong.Add(Wrong(node, "it has no table or view that could be published"));
                return null;
            case true:
                return new PublishedModel(node, new TableName(node.Relation.Schema, node.Relation.Identifier), []);
            case IReadOnlyDictionary<string, object?> map:
                return Bind(node, map, wrong);
            default:
                wrong.Add(Wrong(node, "it is neither true nor false nor a map"));
                return null;
        }
    }

    static PublishedModel? Bind(ProjectNode node, IReadOnlyDictionary<string, object?> map, List<Diagnostic> wrong)
    {
        string[] known = ["schema", "table", "partition_by"];
        foreach (var key in map.Keys.Where(key => !known.Contains(key, StringComparer.Ordinal)))
            wrong.Add(Wrong(node, $"there is no key '{key}'", DidYouMean.Hint(key, known)));
        var schema = map.GetValueOrDefault("schema") as string ?? node.Relation.Schema;
        var table = map.GetValueOrDefault("table") as string ?? node.Relation.Identifier;
        if (!IsFolder(schema) || !IsFolder(table))
        {
            wrong.Add(Wrong(node, $"'{schema}' and '{table}' have to be names of folders"));
            return null;
        }
        return new PublishedModel(node, new TableName(schema, table), Texts(map.GetValueOrDefault("partition_by")));
    }

    /// <summary>Names that begin with <c>_</c> are the lake's own.</summary>
    static bool IsFolder(string name) => name.Length > 0 && name[0] is not ('_' or '.') && name.IndexOfAny(['/', '\\', '\0']) < 0;

    static IReadOnlyList<string> Texts(object? value) => value switch
    {
        string one => [one],
        IReadOnlyList<object?> many => [.. many.OfType<string>()],
        _ => [],
    };

    static Diagnostic Wrong(ProjectNode node, string why, string? hint = null) => new(
        "MX4053", $"The configuration 'lake' of '{node.Name}' cannot be: {why}", node.DeclaredAt,
        hint ?? "Write 'lake: true', or 'lake: { table: name, partition_by: [day] }'.");

    static Diagnostic Twice(IGrouping<TableName, PublishedModel> same) => new(
        "MX4054", $"{string.Join(" and ", same.Select(model => $"'{model.Node.Name}'"))} want the same table of the lake, {same.Key}", same.Last().Node.DeclaredAt,
        "Give one of them another: lake: { table: name }.");
}
