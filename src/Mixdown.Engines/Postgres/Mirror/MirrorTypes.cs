using System.Diagnostics;
using Mixdown.Data.Schemas;

namespace Mixdown.Engines.Postgres.Mirror;

/// <summary>The lake's types in PostgreSQL, spelled as its catalog does; each value fits. What has parts is JSON.</summary>
static class MirrorTypes
{
    internal static string Sql(DataType type) => type switch
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
