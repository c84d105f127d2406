using System.Diagnostics;
using Mixdown.Data.Schemas;

namespace Mixdown.Runs.Lakes.Ddl;

/// <summary>The statements that show a table of the lake to another engine. Pure.</summary>
public static class DdlText
{
    /// <summary>One or more statements, each ended by a semicolon and a line break.</summary>
    public static string Of(DdlTable table, LakeDialect dialect) => Remark(table, dialect) + dialect switch
    {
        LakeDialect.Redshift => RedshiftDdl.Of(table),
        LakeDialect.Athena => $"""
            CREATE EXTERNAL TABLE {DdlNames.Ticked(table.Name.Schema)}.{DdlNames.Ticked(table.Name.Table)}
            LOCATION {DdlNames.Text(table.Location + "/")}
            TBLPROPERTIES ('table_type' = 'DELTA');

            """,
        LakeDialect.Trino => $"""
            CALL delta.system.register_table(
                schema_name => {DdlNames.Text(table.Name.Schema)},
                table_name => {DdlNames.Text(table.Name.Table)},
                table_location => {DdlNames.Text(table.Location)});

            """,
        LakeDialect.Databricks => $"""
            CREATE TABLE IF NOT EXISTS {DdlNames.Ticked(table.Name.Schema)}.{DdlNames.Ticked(table.Name.Table)}
            USING DELTA
            LOCATION {DdlNames.Text(table.Location)};

            """,
        LakeDialect.DuckDb => $"""
            CREATE SCHEMA IF NOT EXISTS {DdlNames.Quoted(table.Name.Schema)};
            CREATE OR REPLACE VIEW {table.Name.Sql} AS
            SELECT * FROM delta_scan({DdlNames.Text(table.Location)});

            """,
        LakeDialect.ClickHouse => ClickHouse(table),
        _ => throw new UnreachableException(),
    };

    /// <summary>What a person has to know before the statement can work.</summary>
    static string Remark(DdlTable table, LakeDialect dialect)
    {
        var isOutOfReach = !table.IsRemote && dialect is LakeDialect.Redshift or LakeDialect.Athena;
        return (isOutOfReach ? $"-- This lake is a folder, which {dialect} cannot reach: move it to S3 and change the location.\n" : "") + dialect switch
        {
            LakeDialect.Redshift => $"-- Reads the lists that 'mixdown lake manifest --auto {table.Name}' keeps.\n",
            LakeDialect.Trino => "-- Where the catalog of the Delta Lake connector is called 'delta'.\n",
            LakeDialect.DuckDb => "-- Once: INSTALL delta; LOAD delta;\n",
            _ => "",
        };
    }

    static string ClickHouse(DdlTable table)
    {
        var engine = table.IsRemote ? "DeltaLake" : "DeltaLakeLocal";
        return $"""
            CREATE DATABASE IF NOT EXISTS {DdlNames.ClickHouse(table.Name.Schema)};
            CREATE TABLE {DdlNames.ClickHouse(table.Name.Schema)}.{DdlNames.ClickHouse(table.Name.Table)} (
            {Columns(table.Columns, column => $"{DdlNames.ClickHouse(column.Name)} {DdlTypes.ClickHouse(column.Type, column.Nullable)}")}
            )
            ENGINE = {engine}({DdlNames.Text(table.Location + "/")});

            """;
    }

    /// <summary>One line a column.</summary>
    internal static string Columns(IEnumerable<Column> columns, Func<Column, string> line) =>
        string.Join(",\n", columns.Select(column => "    " + line(column)));
}
