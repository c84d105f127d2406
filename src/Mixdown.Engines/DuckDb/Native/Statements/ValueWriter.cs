using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using Mixdown.Engines.DuckDb.Native.Handles;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Interop.Layout;
using Mixdown.Engines.DuckDb.Native.Reading;

namespace Mixdown.Engines.DuckDb.Native.Statements;

/// <summary>From .NET objects to DuckDB's values, for parameters.</summary>
static class ValueWriter
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The value with the DuckDB type that fits the .NET type exactly.</summary>
    /// <exception cref="NotSupportedException">No DuckDB type does.</exception>
    internal static ValueHandle Write(object? value) => value switch
    {
        null or DBNull => Values.Null(),
        bool flag => Values.Bool(flag),
        string text => Text(text),
        char letter => Text(letter.ToString()),
        byte[] bytes => Blob(bytes),
        Guid id => Values.Uuid(new UHugeInt(UuidBits.Plain(id))),
        Enum word => Text(word.ToString()),
        IDictionary fields => CompositeWriter.Struct(fields),
        IEnumerable elements => CompositeWriter.List(elements),
        _ => Number(value) ?? Temporal(value) ?? throw new NotSupportedException(
            $"A parameter cannot be a {value.GetType()}; convert it to a number, text, bytes, a date or a list of them."),
    };

    static ValueHandle? Number(object value) => value switch
    {
        sbyte number => Values.Int8(number),
        byte number => Values.UInt8(number),
        short number => Values.Int16(number),
        ushort number => Values.UInt16(number),
        int number => Values.Int32(number),
        uint number => Values.UInt32(number),
        long number => Values.Int64(number),
        ulong number => Values.UInt64(number),
        float number => Values.Float(number),
        double number => Values.Double(number),
        decimal number => Values.Decimal(DecimalOf(number)),
        Int128 number => Values.HugeInt(new HugeInt(number)),
        UInt128 number => Values.UHugeInt(new UHugeInt(number)),
        BigInteger number when number > Int128.MaxValue => Values.UHugeInt(new UHugeInt((UInt128)number)),
        BigInteger number => Values.HugeInt(new HugeInt((Int128)number)),
        _ => null,
    };

    static ValueHandle? Temporal(object value) => value switch
    {
        DateOnly date => Values.Date(EpochTime.Days(date)),
        TimeOnly time => Values.Time(time.Ticks / TimeSpan.TicksPerMicrosecond),
        DateTime { Kind: DateTimeKind.Local } => throw new NotSupportedException(
            "A parameter cannot be a local DateTime, since its zone is the machine's; pass a DateTimeOffset."),
        DateTime { Kind: DateTimeKind.Utc } instant => Values.TimestampTz(EpochTime.Micros(instant)),
        DateTime reading when reading.Ticks % TimeSpan.TicksPerMicrosecond != 0 => Values.TimestampNanos(EpochTime.Nanos(reading)),
        DateTime reading => Values.Timestamp(EpochTime.Micros(reading)),
        DateTimeOffset instant => Values.TimestampTz(EpochTime.Micros(instant.UtcDateTime)),
        TimeSpan span => Values.Interval((DuckDBInterval)span),
        DuckDBInterval interval => Values.Interval(interval),
        _ => null,
    };

    static unsafe ValueHandle Text(string text)
    {
        var utf8 = StrictUtf8.GetBytes(text);
        fixed (byte* bytes = utf8)
            return Values.Varchar(bytes, (ulong)utf8.Length);
    }

    static unsafe ValueHandle Blob(byte[] blob)
    {
        fixed (byte* bytes = blob)
            return Values.Blob(bytes, (ulong)blob.Length);
    }

    static NativeDecimal DecimalOf(decimal number)
    {
        var unscaled = DecimalText.Unscaled(number);
        var width = Math.Max(Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).Length, number.Scale);
        return new NativeDecimal((byte)width, number.Scale, unscaled);
    }
}
