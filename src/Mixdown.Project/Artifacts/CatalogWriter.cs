using System.Text.Json;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Artifacts;

/// <summary>Writes <c>catalog.json</c> in the shape of dbt's catalog v1: the tables, views and columns that the warehouse really
/// has, for the nodes and sources of the project.</summary>
/// <param name="metadata">Its head.</param>
public sealed class CatalogWriter(ArtifactMetadata metadata)
{
    /// <summary>Writes the whole artifact.</summary>
    /// <param name="output">Receives UTF-8.</param>
    /// <param name="manifest">What the project declares.</param>
    /// <param name="columns">What the warehouse has, by table.</param>
    public void Write(Stream output, Manifest manifest, ILookup<RelationName, CatalogColumn> columns)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        metadata.Write(json, "catalog/v1");
        json.WriteStartObject("nodes");
        foreach (var node in manifest.Nodes.Values.Where(node => node.IsRelation))
            Write(json, node.UniqueId, node.Relation, columns);
        json.WriteEndObject();
        json.WriteStartObject("sources");
        foreach (var source in manifest.Sources.Values)
            Write(json, source.UniqueId, source.Relation, columns);
        json.WriteEndObject();
        json.WriteNull("errors");
        json.WriteEndObject();
    }

    /// <summary>Where a relation's columns are found: by schema and name, whatever the database is called.</summary>
    public static RelationName KeyOf(RelationName relation) =>
        new(null, relation.Schema.ToLowerInvariant(), relation.Identifier.ToLowerInvariant());

    static void Write(Utf8JsonWriter json, string id, RelationName relation, ILookup<RelationName, CatalogColumn> columns)
    {
        var found = columns[KeyOf(relation)].ToList();
        if (found is not [var first, ..])
            return;
        json.WriteStartObject(id);
        json.WriteStartObject("metadata");
        json.WriteString("type", first.TableType);
        json.WriteString("schema", first.Schema);
        json.WriteString("name", first.Table);
        json.WriteString("database", relation.Database);
        json.WriteString("comment", first.TableComment);
        json.WriteString("owner", first.Owner);
        json.WriteEndObject();
        json.WriteStartObject("columns");
        foreach (var column in found)
            Write(json, column);
        json.WriteEndObject();
        WriteNoStatistics(json);
        json.WriteString("unique_id", id);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, CatalogColumn column)
    {
        json.WriteStartObject(column.Name);
        json.WriteString("type", column.Type);
        json.WriteNumber("index", column.Index);
        json.WriteString("name", column.Name);
        json.WriteString("comment", column.Comment);
        json.WriteEndObject();
    }

    static void WriteNoStatistics(Utf8JsonWriter json)
    {
        json.WriteStartObject("stats");
        json.WriteStartObject("has_stats");
        json.WriteString("id", "has_stats");
        json.WriteString("label", "Has Stats?");
        json.WriteBoolean("value", false);
        json.WriteBoolean("include", false);
        json.WriteString("description", "Indicates whether there are statistics for this table");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
