using System.Diagnostics;
using System.Globalization;
using Mixdown.Data.Schemas;

namespace Mixdown.Runs.Lakes.Ddl;

/// <summary>The lake's types in the words of other engines. Pure.</summary>
static class DdlTypes
{
    /// <summary>Redshift Spectrum: texts as long as it can have them; integers of one byte are not known there, and instants are shown in UTC.</summary>
    public static string Redshift(DataType type) => type switch
    {
        DataType.Boolean => "boolean",
        DataType.Integer { Bits: <= 16 } => "smallint",
        DataType.Integer { Bits: 32 } => "integer",
        DataType.Integer => "bigint",
        DataType.Float { Bits: 32 } => "real",
        DataType.Float => "double precision",
        DataType.Decimal number => Fixed("decimal", number),
        DataType.String => "varchar(65535)",
        DataType.Binary => "varbyte(1000000)",
        DataType.Date => "date",
        DataType.Timestamp => "timestamp",
        DataType.List list => $"array<{Redshift(list.Element)}>",
        DataType.Map map => $"map<{Redshift(map.Key)},{Redshift(map.Value)}>",
        DataType.Struct nested => $"struct<{Fields(nested, Redshift)}>",
        _ => throw new UnreachableException(),
    };

    /// <summary>ClickHouse, where a type has to say that NULL may occur, and lists, maps and structs never are NULL themselves.</summary>
    public static string ClickHouse(DataType type, bool nullable) => type switch
    {
        DataType.List list => $"Array({ClickHouse(list.Element, list.ContainsNull)})",
        DataType.Map map => $"Map({ClickHouse(map.Key, false)}, {ClickHouse(map.Value, map.ValueContainsNull)})",
        DataType.Struct nested => $"Tuple({string.Join(", ", nested.Fields.Select(field => $"{DdlNames.ClickHouse(field.Name)} {ClickHouse(field.Type, field.Nullable)}"))})",
        _ => nullable ? $"Nullable({ClickHouse(type)})" : ClickHouse(type),
    };

    static string ClickHouse(DataType type) => type switch
    {
        DataType.Boolean => "Bool",
        DataType.Integer whole => string.Create(CultureInfo.InvariantCulture, $"Int{whole.Bits}"),
        DataType.Float real => string.Create(CultureInfo.InvariantCulture, $"Float{real.Bits}"),
        DataType.Decimal number => Fixed("Decimal", number),
        DataType.String or DataType.Binary => "String",
        DataType.Date => "Date32",
        DataType.Timestamp { HasZone: true } => "DateTime64(6, 'UTC')",
        DataType.Timestamp => "DateTime64(6)",
        _ => throw new UnreachableException(),
    };

    static string Fixed(string word, DataType.Decimal number) =>
        string.Create(CultureInfo.InvariantCulture, $"{word}({number.Precision},{number.Scale})");

    static string Fields(DataType.Struct nested, Func<DataType, string> type) =>
        string.Join(", ", nested.Fields.Select(field => $"{field.Name}: {type(field.Type)}"));
}
