using Mixdown.Engines.Planning;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Lineage;

/// <summary>The columns that a snapshot has beside those of its query.</summary>
static class SnapshotColumns
{
    static readonly (string Name, string Type)[] Own =
    [
        ("dbt_scd_id", "VARCHAR"), ("dbt_updated_at", "TIMESTAMP"), ("dbt_valid_from", "TIMESTAMP"), ("dbt_valid_to", "TIMESTAMP"),
    ];

    /// <summary>The lineage of a node as its table has it.</summary>
    public static NodeLineage Added(ProjectNode node, NodeLineage ofQuery)
    {
        if (node.Kind != NodeKind.Snapshot)
            return ofQuery;
        var names = node.Config["snapshot_meta_column_names"] as IReadOnlyDictionary<string, object?>;
        var updated = node.Config.Text("updated_at") is { } column ? ofQuery.Find(column)?.Type : null;
        var added = Own.Select(own => Column(names?.GetValueOrDefault(own.Name) as string ?? own.Name, own.Type == "TIMESTAMP" ? updated ?? own.Type : own.Type));
        if (node.Config.Text("hard_deletes") == "new_record")
            added = added.Append(Column(names?.GetValueOrDefault("dbt_is_deleted") as string ?? "dbt_is_deleted", "VARCHAR"));
        return ofQuery with { Columns = [.. ofQuery.Columns, .. added] };
    }

    static ColumnLineage Column(string name, string type) => new(name, type, ColumnKind.Constant, []);
}
