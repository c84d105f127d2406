using Mixdown.Data.Schemas;
using Mixdown.Delta.Maintenance;

namespace Mixdown.Runs.Lakes.Ddl;

/// <summary>An external table of Redshift Spectrum over the lists of a table's files, and each of its partitions. Pure.</summary>
static class RedshiftDdl
{
    public static string Of(DdlTable table)
    {
        var stored = table.Columns.Where(column => !table.PartitionColumns.Contains(column.Name));
        var partitions = table.PartitionColumns.Count == 0
            ? ""
            : $"PARTITIONED BY ({string.Join(", ", table.PartitionColumns.Select(name => Line(table.Columns[table.Columns.IndexOf(name)])))})\n";
        return $"""
            CREATE EXTERNAL TABLE {table.Name.Sql} (
            {DdlText.Columns(stored, Line)}
            )
            {partitions}ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
            STORED AS
                INPUTFORMAT 'org.apache.hadoop.hive.ql.io.SymlinkTextInputFormat'
                OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
            LOCATION {DdlNames.Text(Lists(table))};

            """ + string.Concat(table.Partitions.Where(values => !values.Contains(null)).Select(values => Partition(table, values!)));
    }

    static string Partition(DdlTable table, IReadOnlyList<string> values)
    {
        var named = table.PartitionColumns.Zip(values).ToDictionary(pair => pair.First, pair => (string?)pair.Second, StringComparer.Ordinal);
        var condition = string.Join(", ", table.PartitionColumns.Select(name => $"{DdlNames.Quoted(name)} = {DdlNames.Text(named[name]!)}"));
        return $"""
            ALTER TABLE {table.Name.Sql} ADD IF NOT EXISTS PARTITION ({condition})
            LOCATION {DdlNames.Text(Lists(table) + PartitionFolder.Of([.. table.PartitionColumns], named) + "/")};

            """;
    }

    static string Line(Column column) => $"{DdlNames.Quoted(column.Name)} {DdlTypes.Redshift(column.Type)}";

    static string Lists(DdlTable table) => $"{table.Location}/_symlink_format_manifest/";
}
