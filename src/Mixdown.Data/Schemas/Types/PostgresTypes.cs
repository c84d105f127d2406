using System.Diagnostics;

namespace Mixdown.Data.Schemas.Types;

/// <summary>PostgreSQL's types, spelled as <c>format_type</c> does with an empty search path.</summary>
static class PostgresTypes
{
    // Infinity is a date in PostgreSQL, and its years go beyond 64 bits of microseconds.
    public static TypeRules Rules()
    {
        var rules = new TypeRules
        {
            { "boolean", new DataType.Boolean() },
            { "smallint", new DataType.Integer(16) },
            { "integer", new DataType.Integer(32) },
            { "bigint", DataType.Int64 },
            { "oid", DataType.Int64 },
            { "xid", DataType.Int64 },
            { "cid", DataType.Int64 },
            { "xid8", new DataType.Decimal(20, 0) },
            { "real", new DataType.Float(32) },
            { "double precision", new DataType.Float(64) },
            { "numeric", "numeric(10,2)", Numeric },
            { "numeric" },
            { "numeric(3,-2)" },
            { "numeric(2,5)" },
            { "numeric(50,4)" },
            { "numeric(60,30)" },
            // 64 bits of the smallest coin; a currency has at most 3 decimals.
            { "money", new DataType.Decimal(22, 3) },
            { "text", DataType.Text },
            { "character varying", "character varying(20)", _ => new(DataType.Text) },
            { "character", "character(2)", _ => new(DataType.Text) },
            { "bpchar", DataType.Text },
            { "name", DataType.Text },
            { "\"char\"", DataType.Text },
            { "bytea", new DataType.Binary() },
            { "date", new DataType.Date(), TypeFit.Rescued },
            { "timestamp without time zone", DataType.LocalTime, TypeFit.Rescued },
            { "timestamp with time zone", DataType.Instant, TypeFit.Rescued },
        };
        AddTexts(rules);
        return rules;
    }

    // Not a number is a numeric of any number of digits.
    static TypeMapping Numeric(TypeText type) =>
        Decimals.Map(type) is { Fit: TypeFit.Exact } exact ? exact with { Fit = TypeFit.Rescued } : Decimals.Map(type);

    static void AddTexts(TypeRules rules)
    {
        rules.AddTexts("time without time zone", "time with time zone", "interval", "uuid", "json", "jsonb", "xml", "bit", "bit varying");
        rules.AddTexts("inet", "cidr", "macaddr", "macaddr8", "tsvector", "tsquery", "pg_lsn", "tid", "regclass", "int4range", "int4multirange");
        rules.AddTexts("point", "line", "lseg", "box", "path", "polygon", "circle");
        // None of these is in the table: an extension's type, an enumeration, a composite type, an array.
        rules.Add("public.hstore");
        rules.Add("public.geometry(Point,4326)");
        rules.Add("shop.order_status");
        rules.Add("integer[]");
        rules.Add("numeric[]");
        rules.Add("text[]");
    }

    /// <summary>The lake's types, each value of which fits. What has parts is JSON.</summary>
    public static string Sql(DataType type) => type switch
    {
        DataType.Boolean => "boolean",
        DataType.Integer { Bits: 8 or 16 } => "smallint",
        DataType.Integer { Bits: 32 } => "integer",
        DataType.Integer => "bigint",
        DataType.Float { Bits: 32 } => "real",
        DataType.Float => "double precision",
        DataType.Decimal number => $"numeric({number.Precision},{number.Scale})",
        DataType.String => "text",
        DataType.Binary => "bytea",
        DataType.Date => "date",
        DataType.Timestamp { HasZone: true } => "timestamp with time zone",
        DataType.Timestamp => "timestamp without time zone",
        DataType.List or DataType.Map or DataType.Struct => "jsonb",
        _ => throw new UnreachableException(),
    };
}
