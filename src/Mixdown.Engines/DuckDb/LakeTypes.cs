using System.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;

namespace Mixdown.Engines.DuckDb;

/// <summary>The lake's types in DuckDB's SQL; each has exactly one, and it is written to Parquet as Delta wants it.</summary>
public static class LakeTypes
{
    /// <summary>For example <c>DECIMAL(18,2)</c>.</summary>
    public static string Sql(DataType type) => type switch
    {
        DataType.Boolean => "BOOLEAN",
        DataType.Integer { Bits: 8 } => "TINYINT",
        DataType.Integer { Bits: 16 } => "SMALLINT",
        DataType.Integer { Bits: 32 } => "INTEGER",
        DataType.Integer => "BIGINT",
        DataType.Float { Bits: 32 } => "FLOAT",
        DataType.Float => "DOUBLE",
        DataType.Decimal number => $"DECIMAL({number.Precision},{number.Scale})",
        DataType.String => "VARCHAR",
        DataType.Binary => "BLOB",
        DataType.Date => "DATE",
        DataType.Timestamp { HasZone: true } => "TIMESTAMP WITH TIME ZONE",
        DataType.Timestamp => "TIMESTAMP",
        DataType.List list => $"{Sql(list.Element)}[]",
        DataType.Map map => $"MAP({Sql(map.Key)}, {Sql(map.Value)})",
        DataType.Struct { Fields: var fields } => $"STRUCT({string.Join(", ", fields.Select(Field))})",
        _ => throw new UnreachableException(),
    };

    static string Field(Column field) => $"{new SqlIdentifier(field.Name)} {Sql(field.Type)}";
}
