using System.Diagnostics;
using System.Text;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Postgres.Decoding;

/// <summary>Values that come as text and are something else in the lake: a column whose type was declared, or settled by rows
/// from before it changed at the source.</summary>
static class TextValueDecoder
{
    /// <summary>The decoder for a type of the lake.</summary>
    public static FieldDecoder Of(DataType type) => type switch
    {
        DataType.Integer { Bits: 64 } => Of<Int64Parser, long>(new(takesZeros: true)),
        DataType.Integer { Bits: 32 } => Of<NarrowParser<int>, int>(new(true)),
        DataType.Integer { Bits: 16 } => Of<NarrowParser<short>, short>(new(true)),
        DataType.Integer => Of<NarrowParser<sbyte>, sbyte>(new(true)),
        DataType.Decimal(<= 18, _) small => Of<DecimalParser, long>(new(small.Precision, small.Scale, (byte)'.', takesZeros: true)),
        DataType.Decimal wide => Of<WideDecimalParser, Int128>(new(wide.Precision, wide.Scale, (byte)'.', true)),
        DataType.Float { Bits: 32 } => Of<FloatParser, float>(new((byte)'.')),
        DataType.Float => Of<DoubleParser, double>(new((byte)'.')),
        DataType.Boolean => Of<BooleanParser, byte>(default),
        DataType.Date => Of<DateParser, int>(new(DateOrder.Iso)),
        DataType.Timestamp(var hasZone) => Of<TimestampParser, long>(new(hasZone, DateOrder.Iso)),
        DataType.Binary => new TextDecoder(isChecked: false),
        _ => throw new UnreachableException(type.ToString()),
    };

    static Parsed<TParser, TValue> Of<TParser, TValue>(TParser parser)
        where TParser : struct, IFieldParser<TValue>
        where TValue : unmanaged => new(parser);

    sealed class Parsed<TParser, TValue>(TParser parser) : FieldDecoder
        where TParser : struct, IFieldParser<TValue>
        where TValue : unmanaged
    {
        // No number or time is longer; the parsers may read 8 bytes behind the last.
        const int MostBytes = 96;
        const int Slack = 8;

        public override unsafe bool TryDecode(ReadOnlySpan<byte> wire, in ColumnVector vector, int row)
        {
            if (wire.Length is 0 or > MostBytes)
                return false;
            var text = stackalloc byte[MostBytes + Slack];
            wire.CopyTo(new Span<byte>(text, MostBytes));
            if (!parser.TryParse(text, wire.Length, out var value))
                return false;
            vector.Set(row, value);
            return true;
        }

        public override string Print(ReadOnlySpan<byte> wire) => Encoding.UTF8.GetString(wire);
    }
}
