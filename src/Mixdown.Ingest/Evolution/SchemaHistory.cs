using System.Text.Json;
using Mixdown.Delta.Actions;

namespace Mixdown.Ingest.Evolution;

/// <summary>The versions of a table's columns, kept in the table's own metadata: it survives checkpoints, log cleanup and a copy
/// of the table, and a version is there exactly when its columns are.</summary>
static class SchemaHistory
{
    /// <summary>The key among the table's settings.</summary>
    public const string Key = "mixdown.schemaVersions";

    /// <summary>Versions that are kept; every commit that changes the schema writes them all.</summary>
    const int Kept = 200;

    /// <summary>The versions, oldest first; empty where nobody kept any.</summary>
    public static IReadOnlyList<SchemaVersion> Of(TableMetaData? metaData) =>
        metaData?.Configuration.GetValueOrDefault(Key) is { } json
            ? JsonSerializer.Deserialize(json, SchemaHistoryJson.Default.IReadOnlyListSchemaVersion) ?? []
            : [];

    /// <summary>The metadata with one more version.</summary>
    public static TableMetaData Add(TableMetaData metaData, SchemaVersion version)
    {
        List<SchemaVersion> versions = [.. Of(metaData).Where(other => other.Version < version.Version).TakeLast(Kept - 1), version];
        var json = JsonSerializer.Serialize(versions, SchemaHistoryJson.Default.IReadOnlyListSchemaVersion);
        return metaData with { Configuration = metaData.Configuration.SetItem(Key, json) };
    }

    /// <summary>Columns that were missing in the source when last seen.</summary>
    public static IReadOnlySet<string> Missing(IReadOnlyList<SchemaVersion> versions)
    {
        var missing = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var change in versions.SelectMany(version => version.Changes))
        {
            if (change.Kind == SchemaChangeKind.Missing)
                missing.Add(change.Column);
            else
                missing.Remove(change.Column);
        }
        return missing;
    }
}
