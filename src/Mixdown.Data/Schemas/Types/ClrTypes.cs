namespace Mixdown.Data.Schemas.Types;

/// <summary>The types of .NET as which an ADO.NET provider hands out values: for a column whose own type has a name that no
/// table knows.</summary>
static class ClrTypes
{
    public static TypeRules Rules()
    {
        var rules = new TypeRules
        {
            { "boolean", new DataType.Boolean() },
            { "sbyte", new DataType.Integer(8) },
            { "byte", new DataType.Integer(16) },
            { "int16", new DataType.Integer(16) },
            { "uint16", new DataType.Integer(32) },
            { "int32", new DataType.Integer(32) },
            { "uint32", DataType.Int64 },
            { "int64", DataType.Int64 },
            { "uint64", new DataType.Decimal(20, 0) },
            { "int128", new DataType.Decimal(38, 0), TypeFit.Rescued },
            { "single", new DataType.Float(32) },
            { "double", new DataType.Float(64) },
            { "decimal", "Decimal(10,2)", Decimals.Map },
            { "Decimal" },
            { "string", DataType.Text },
            { "char", DataType.Text },
            { "byte[]", new DataType.Binary() },
            { "dateonly", new DataType.Date() },
            // A tick is 100 ns: what lies below the microsecond is rescued, never cut off.
            { "datetime", DataType.LocalTime, TypeFit.Rescued },
            { "datetimeoffset", DataType.Instant, TypeFit.Rescued },
        };
        rules.AddTexts("guid", "timespan", "timeonly", "object");
        return rules;
    }
}
