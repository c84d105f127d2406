using System.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Postgres.Texts;

/// <summary>What reads texts for each type that a lake's column can have. Values come so from the server's log, from columns whose binary
/// form we do not read, and from those that are another type in the lake: it was declared, or settled by rows from before the column
/// changed at the source.</summary>
static class TextValues
{
    const byte Point = (byte)'.';

    public static TextValue For(DataType type) => type switch
    {
        DataType.String => new StringText(),
        DataType.Binary => new BytesText(),
        DataType.Boolean => Of<TruthParser, byte>(default),
        DataType.Integer whole => For(whole),
        DataType.Decimal(<= 18, _) small => Of<DecimalParser, long>(new(small.Precision, small.Scale, Point, takesZeros: true)),
        DataType.Decimal wide => Of<WideDecimalParser, Int128>(new(wide.Precision, wide.Scale, Point, takesZeros: true)),
        DataType.Float { Bits: 32 } => Of<FloatingParser<float>, float>(default),
        DataType.Float => Of<FloatingParser<double>, double>(default),
        DataType.Date => Of<DateParser, int>(new(DateOrder.Iso)),
        DataType.Timestamp(var hasZone) => Of<TimestampParser, long>(new(hasZone, DateOrder.Iso)),
        _ => throw new UnreachableException(type.ToString()),
    };

    static TextValue For(DataType.Integer type) => type.Bits switch
    {
        64 => Of<Int64Parser, long>(new(takesZeros: true)),
        32 => Of<NarrowParser<int>, int>(new(takesZeros: true)),
        16 => Of<NarrowParser<short>, short>(new(takesZeros: true)),
        _ => Of<NarrowParser<sbyte>, sbyte>(new(takesZeros: true)),
    };

    static FixedText<TParser, TValue> Of<TParser, TValue>(TParser parser)
        where TParser : struct, IFieldParser<TValue>
        where TValue : unmanaged => new(parser);
}
