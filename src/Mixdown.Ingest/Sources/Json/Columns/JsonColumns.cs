using System.Diagnostics;
using System.Text.Json;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Evolution.Nested;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.Json.Columns;

/// <summary>What writes each type that a column of JSON can have.</summary>
static class JsonColumns
{
    const byte Point = (byte)'.';

    /// <param name="column">Of the table, of a struct, or the elements of a list, which have no name.</param>
    /// <param name="isDeclared">Whether a person says what it is.</param>
    public static JsonColumn For(Column column, bool isDeclared) => column.Type switch
    {
        DataType.String => new JsonTextColumn(column.Name, JsonFact.Holds(column)),
        DataType.Struct nested => new JsonStructColumn(column.Name, [.. nested.Fields.Select(field => For(field, isDeclared))]),
        DataType.List list => new JsonListColumn(column.Name, For(new Column("", list.Element), isDeclared)),
        _ => Value(column.Name, column.Type, isDeclared),
    };

    static JsonColumn Value(string name, DataType type, bool isDeclared) => type switch
    {
        DataType.Integer { Bits: 64 } => Of<Int64Parser, long>(name, new(isDeclared), JsonTokenType.Number, isDeclared),
        DataType.Integer { Bits: 32 } => Of<NarrowParser<int>, int>(name, new(isDeclared), JsonTokenType.Number, isDeclared),
        DataType.Integer { Bits: 16 } => Of<NarrowParser<short>, short>(name, new(isDeclared), JsonTokenType.Number, isDeclared),
        DataType.Integer => Of<NarrowParser<sbyte>, sbyte>(name, new(isDeclared), JsonTokenType.Number, isDeclared),
        DataType.Decimal(<= 18, _) small => Of<DecimalParser, long>(name, new(small.Precision, small.Scale, Point, isDeclared), JsonTokenType.Number, isDeclared),
        DataType.Decimal wide => Of<WideDecimalParser, Int128>(name, new(wide.Precision, wide.Scale, Point, isDeclared), JsonTokenType.Number, isDeclared),
        DataType.Float { Bits: 32 } => Of<FloatParser, float>(name, new(Point), JsonTokenType.Number, isDeclared),
        DataType.Float => Of<ExactDouble, double>(name, default, JsonTokenType.Number, isDeclared),
        DataType.Boolean => Of<BooleanParser, byte>(name, default, JsonTokenType.True, isDeclared),
        DataType.Date => Of<DateParser, int>(name, new(DateOrder.Iso), JsonTokenType.String, isDeclared),
        DataType.Timestamp(var hasZone) => Of<TimestampParser, long>(name, new(hasZone, DateOrder.Iso), JsonTokenType.String, isDeclared),
        _ => throw new UnreachableException(type.ToString()),
    };

    static JsonValueColumn<TParser, TValue> Of<TParser, TValue>(string name, TParser parser, JsonTokenType token, bool isDeclared)
        where TParser : struct, IFieldParser<TValue>
        where TValue : unmanaged => new(name, parser, token, isDeclared);
}
