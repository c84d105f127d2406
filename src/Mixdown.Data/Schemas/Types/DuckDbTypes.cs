using System.Diagnostics;
using Mixdown.Data.Naming;

namespace Mixdown.Data.Schemas.Types;

/// <summary>DuckDB's types, which are also those of a Parquet file as DuckDB reads it.</summary>
static class DuckDbTypes
{
    // Infinity is a date in DuckDB; a HUGEINT may have 39 digits.
    public static TypeRules Rules()
    {
        var rules = new TypeRules
        {
            { "boolean", new DataType.Boolean() },
            { "tinyint", new DataType.Integer(8) },
            { "smallint", new DataType.Integer(16) },
            { "integer", new DataType.Integer(32) },
            { "bigint", DataType.Int64 },
            { "utinyint", new DataType.Integer(16) },
            { "usmallint", new DataType.Integer(32) },
            { "uinteger", DataType.Int64 },
            { "ubigint", new DataType.Decimal(20, 0) },
            { "hugeint", new DataType.Decimal(38, 0), TypeFit.Rescued },
            { "uhugeint", new DataType.Decimal(38, 0), TypeFit.Rescued },
            { "float", new DataType.Float(32) },
            { "double", new DataType.Float(64) },
            { "decimal", "DECIMAL(18,3)", type => type.Arguments.Count == 0 ? new(new DataType.Decimal(18, 3)) : Decimals.Map(type) },
            { "varchar", DataType.Text },
            { "blob", new DataType.Binary() },
            { "date", new DataType.Date(), TypeFit.Rescued },
            { "timestamp_s", DataType.LocalTime, TypeFit.Rescued },
            { "timestamp_ms", DataType.LocalTime, TypeFit.Rescued },
            { "timestamp", DataType.LocalTime, TypeFit.Rescued },
            { "timestamp_ns", DataType.LocalTime, TypeFit.Nanoseconds },
            { "timestamp with time zone", DataType.Instant, TypeFit.Rescued },
            { "struct", "STRUCT(id INTEGER, \"two words\" VARCHAR[])", Struct },
            { "map", "MAP(VARCHAR, UBIGINT)", Map },
        };
        rules.AddTexts("time", "time with time zone", "interval", "uuid", "json", "bit", "enum", "union", "bignum", "variant");
        rules.Add("INTEGER[]");
        rules.Add("DECIMAL(10,2)[3]");
        return rules;
    }

    /// <summary>The lake's types; each has exactly one, and it is written to Parquet as Delta wants it.</summary>
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

    static TypeMapping Map(TypeText map)
    {
        if (map.Arguments.Count != 2)
            return TypeMapping.AsText;
        var (key, value) = (SourceTypes.DuckDb.Map(map.Arguments[0]), SourceTypes.DuckDb.Map(map.Arguments[1]));
        return new TypeMapping(new DataType.Map(key.Type, value.Type), FitOf(key, value));
    }

    static TypeMapping Struct(TypeText type)
    {
        var fields = new List<Column>();
        var parts = new List<TypeMapping>();
        foreach (var argument in type.Arguments)
        {
            var (name, text) = NameAndType(argument);
            parts.Add(SourceTypes.DuckDb.Map(text));
            fields.Add(new Column(name, parts[^1].Type));
        }
        return new TypeMapping(new DataType.Struct(new ColumnList(fields)), FitOf(parts));
    }

    // Within a value there is no room for a second column, so a part that does not fit costs the whole value.
    static TypeFit FitOf(params IEnumerable<TypeMapping> parts) =>
        parts.All(part => part.Fit is TypeFit.Exact or TypeFit.Text) ? TypeFit.Exact : TypeFit.Rescued;

    /// <summary>DuckDB puts a field's name in double quotes where it has to.</summary>
    static (string Name, string Type) NameAndType(string field)
    {
        if (!field.StartsWith('"'))
            return field.Split(' ', 2) is [var word, var type] ? (word, type) : (field, "");
        var end = 1;
        while (end < field.Length && (field[end] != '"' || (end + 1 < field.Length && field[end + 1] == '"')))
            end += field[end] == '"' ? 2 : 1;
        return (field[1..end].Replace("\"\"", "\"", StringComparison.Ordinal), field[Math.Min(end + 1, field.Length)..].Trim());
    }
}
