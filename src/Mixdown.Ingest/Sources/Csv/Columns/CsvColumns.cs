using System.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.Csv.Columns;

/// <summary>The converter of each type that a CSV column can have.</summary>
static class CsvColumns
{
    /// <param name="type">The column's type.</param>
    /// <param name="isDeclared">Whether a person said so; then 007 is a number.</param>
    /// <param name="dialect">Decimal point, dates, quote.</param>
    public static CsvColumn For(DataType type, bool isDeclared, CsvDialect dialect)
    {
        var point = (byte)dialect.Decimal;
        return type switch
        {
            DataType.String => new TextColumn((byte)dialect.Quote),
            DataType.Integer whole => For(whole, isDeclared),
            DataType.Decimal(<= 18, _) small => Of<DecimalParser, long>(new(small.Precision, small.Scale, point, isDeclared)),
            DataType.Decimal wide => Of<WideDecimalParser, Int128>(new(wide.Precision, wide.Scale, point, isDeclared)),
            DataType.Float { Bits: 32 } => Of<FloatParser, float>(new(point)),
            DataType.Float => Of<DoubleParser, double>(new(point)),
            DataType.Boolean => Of<BooleanParser, byte>(default),
            DataType.Date => Of<DateParser, int>(new(dialect.Dates)),
            DataType.Timestamp(var hasZone) => Of<TimestampParser, long>(new(hasZone, dialect.Dates)),
            _ => throw new UnreachableException(type.ToString()),
        };
    }

    static CsvColumn For(DataType.Integer type, bool isDeclared) => type.Bits switch
    {
        64 => Of<Int64Parser, long>(new(isDeclared)),
        32 => Of<NarrowParser<int>, int>(new(isDeclared)),
        16 => Of<NarrowParser<short>, short>(new(isDeclared)),
        _ => Of<NarrowParser<sbyte>, sbyte>(new(isDeclared)),
    };

    static ValueColumn<TParser, TValue> Of<TParser, TValue>(TParser parser)
        where TParser : struct, IFieldParser<TValue>
        where TValue : unmanaged => new(parser);
}
