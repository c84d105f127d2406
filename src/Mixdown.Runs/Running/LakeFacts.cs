using System.Globalization;
using Mixdown.Data.Naming;
using Mixdown.Engines;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Runs.Running;

/// <summary>What is known of all lake tables together, as views of the schema <c>_mixdown</c>: <c>quarantine</c>, the rejected
/// records, and <c>schema_changes</c>.</summary>
/// <param name="tables">Those that the warehouse shows.</param>
sealed class LakeFacts(IReadOnlyList<LakeTable> tables)
{
    static readonly (string Name, string Type)[] ChangeColumns =
    [
        ("table_schema", "varchar"), ("table_name", "varchar"), ("version", "bigint"), ("changed_at", "timestamptz"), ("load_id", "varchar"),
        ("column_name", "varchar"), ("change", "varchar"), ("type_before", "varchar"), ("type_after", "varchar"),
    ];

    const string NoRecords =
        """
        select cast(null as varchar) as table_schema, cast(null as varchar) as table_name, cast(null as varchar) as _mx_file, cast(null as bigint) as _mx_row,
          cast(null as varchar) as code, cast(null as varchar) as reason, cast(null as varchar) as raw, cast(null as varchar) as raw_base64,
          cast(null as varchar) as _mx_load_id, cast(null as timestamptz) as _mx_ingested_at where false
        """;

    /// <summary>Makes or renews the views.</summary>
    public void Publish(IEngineSession session, CancellationToken cancel)
    {
        if (tables.Count == 0)
            return;
        session.Execute(
            $"""
            create schema if not exists _mixdown;
            create or replace view _mixdown.quarantine as {Quarantine()};
            create or replace view _mixdown.schema_changes as {Changes()}
            """, cancel);
    }

    string Quarantine() => string.Join(" union all ", tables.Where(table => table.QuarantineOf is not null).Select(Records).Prepend(NoRecords));

    static string Records(LakeTable quarantine) =>
        $"select {Text(quarantine.QuarantineOf!.Schema)}, {Text(quarantine.QuarantineOf!.Table)}, _mx_file, _mx_row, code, reason, raw, raw_base64, _mx_load_id, _mx_ingested_at from {quarantine.Name.Sql}";

    string Changes()
    {
        var none = $"select {string.Join(", ", ChangeColumns.Select(column => $"cast(null as {column.Type}) as {column.Name}"))} where false";
        var rows =
            from table in tables
            from version in table.SchemaVersions
            from change in version.Changes.DefaultIfEmpty()
            select $"select {string.Join(", ", Values(table.Name, version, change).Zip(ChangeColumns, (value, column) => $"cast({value} as {column.Type})"))}";
        return string.Join(" union all ", rows.Prepend(none));
    }

    /// <summary>A version without changes is the one with which the table began.</summary>
    static IEnumerable<string> Values(TableName table, SchemaVersion version, SchemaChange? change) =>
    [
        Text(table.Schema), Text(table.Table), version.Version.ToString(CultureInfo.InvariantCulture),
        Text(version.At.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss.ffffff'+00'", CultureInfo.InvariantCulture)), Text(version.LoadId),
        Text(change?.Column), Text(change is null ? "created" : WordOf(change.Kind)), Text(change?.From), Text(change?.To),
    ];

    static string WordOf(SchemaChangeKind kind) => kind.ToString().ToLowerInvariant();

    static string Text(string? text) => text is null ? "null" : SqlText.Literal(text);
}
