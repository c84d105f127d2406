using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize.Profiles;
using Mixdown.Runs.Catalog.Lake;

namespace Mixdown.Runs.Catalog.Facts;

/// <summary>What is known of all tables now, without reading one.</summary>
/// <param name="relations">What the warehouse has, by schema and name in lower case.</param>
/// <param name="published">When each node was last published.</param>
/// <param name="lake">The tables of the lake.</param>
sealed class TableStates(
    IReadOnlyDictionary<(string Schema, string Table), RelationSize> relations, IReadOnlyDictionary<string, DateTimeOffset> published, LakeStates lake)
{
    const string LastPublishes = "select model, max(published_at) from _mixdown.publishes group by model";

    /// <summary>Asks the warehouse and the logs of the lake.</summary>
    public static async Task<TableStates> ReadAsync(MixdownProject project, IEngineSession session, LakeShelf lake, CancellationToken cancel)
    {
        var tables = lake.ReadAsync(project, cancel);
        var relations = RelationSizes.Read(project, session, cancel)
            .ToDictionary(size => (size.Schema.ToLowerInvariant(), size.Table.ToLowerInvariant()));
        var published = relations.ContainsKey(("_mixdown", "publishes"))
            ? session.Query(LastPublishes, cancel).Rows.ToDictionary(row => (string)row[0]!, row => (DateTimeOffset)row[1]!, StringComparer.Ordinal)
            : [];
        return new TableStates(relations, published, await tables);
    }

    /// <summary>Asks the logs of the lake alone, where loads and streams put their tables: there may be no warehouse yet.</summary>
    public static async Task<TableStates> OfLakeAsync(MixdownProject project, LakeShelf lake, CancellationToken cancel) => new(
        new Dictionary<(string, string), RelationSize>(), new Dictionary<string, DateTimeOffset>(), await lake.ReadAsync(project, cancel));

    /// <summary>Of one node; null where it has no rows yet.</summary>
    public TableState? Of(GraphNode node)
    {
        if (NodeFacts.RelationOf(node) is not { } name)
            return null;
        var kept = lake.Find(new TableName(name.Schema, name.Identifier));
        var there = relations.GetValueOrDefault((name.Schema.ToLowerInvariant(), name.Identifier.ToLowerInvariant()));
        if (kept is null && there is null)
            return null;
        return Sizes(kept, there) with
        {
            ChangedAt = published.TryGetValue(node.UniqueId, out var at) ? at : kept?.CommittedAt,
            LakeVersion = kept?.Version,
        };
    }

    /// <summary>The lake's log counts; a warehouse mostly estimates.</summary>
    static TableState Sizes(LakeState? kept, RelationSize? there) => new()
    {
        Rows = kept?.Rows ?? there?.Rows,
        IsEstimate = kept?.Rows is null && there?.Rows is not null,
        Bytes = kept?.Bytes ?? there?.Bytes,
    };
}
