using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Unicode;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Formats.Avro;

/// <summary>Writes a value of Avro's binary encoding as JSON, as a person would write it: a union is its value, a decimal its digits, a
/// time a text of ISO 8601.</summary>
/// <remarks>Nothing is kept of a value but what the writer has.</remarks>
sealed class AvroJsonWriter : IDisposable
{
    /// <summary>Deeper than any schema that people write; one that holds itself may be as deep as a value says.</summary>
    const int MostDeep = 64;

    /// <summary>Items of arrays that take no bytes could be as many as a number says; a value has no more of them.</summary>
    const int MostEmptyItems = 1 << 20;

    const long TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;

    readonly ArrayBufferWriter<byte> _written = new();
    readonly Utf8JsonWriter _json;
    long _itemsLeft;

    public AvroJsonWriter() => _json = new Utf8JsonWriter(_written, new JsonWriterOptions { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>What was written last.</summary>
    public ReadOnlySpan<byte> Written => _written.WrittenSpan;

    /// <summary>Writes a value; see <see cref="Written"/>.</summary>
    /// <returns>Null, or why it cannot be read.</returns>
    public string? Write(AvroSchema schema, ReadOnlySpan<byte> bytes)
    {
        _written.ResetWrittenCount();
        _json.Reset();
        _itemsLeft = bytes.Length + MostEmptyItems;
        var cursor = new AvroCursor(bytes);
        Value(schema, ref cursor, 0);
        if (cursor.Fault is null && cursor.Left > 0)
            cursor.Fail($"{Counted.Of(cursor.Left, "byte is", "bytes are")} left over");
        _json.Flush();
        return cursor.Fault;
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    void Value(AvroSchema schema, ref AvroCursor cursor, int depth)
    {
        if (depth > MostDeep)
            cursor.Fail($"it is nested more than {MostDeep} deep");
        if (cursor.Fault is not null)
        {
            _json.WriteNullValue();
            return;
        }
        switch (schema.Kind)
        {
            case AvroKind.Record: Record(schema, ref cursor, depth); break;
            case AvroKind.Array: Items(schema, ref cursor, depth); break;
            case AvroKind.Map: Map(schema, ref cursor, depth); break;
            case AvroKind.Union: Union(schema, ref cursor, depth); break;
            case AvroKind.Enum: Enum(schema, ref cursor); break;
            case <= AvroKind.Fixed: Plain(schema, ref cursor); break;
            case <= AvroKind.LocalTimestampMicros: Time(schema.Kind, ref cursor); break;
            default: Special(schema, ref cursor); break;
        }
    }

    void Record(AvroSchema schema, ref AvroCursor cursor, int depth)
    {
        _json.WriteStartObject();
        foreach (var field in schema.Fields)
        {
            _json.WritePropertyName(field.Name);
            Value(field.Type, ref cursor, depth + 1);
        }
        _json.WriteEndObject();
    }

    void Items(AvroSchema schema, ref AvroCursor cursor, int depth)
    {
        _json.WriteStartArray();
        for (var count = cursor.Block(); count > 0; count = cursor.Block())
        {
            if (count > _itemsLeft)
                cursor.Fail($"an array has {count} items, and {Counted.Of(cursor.Left, "byte is", "bytes are")} left");
            _itemsLeft -= count;
            for (; count > 0 && cursor.Fault is null; count--)
                Value(schema.Items!, ref cursor, depth + 1);
        }
        _json.WriteEndArray();
    }

    void Map(AvroSchema schema, ref AvroCursor cursor, int depth)
    {
        _json.WriteStartObject();
        for (var count = cursor.Block(); count > 0; count = cursor.Block())
        {
            for (; count > 0 && cursor.Fault is null; count--)
            {
                Name(Text(ref cursor));
                Value(schema.Items!, ref cursor, depth + 1);
            }
        }
        _json.WriteEndObject();
    }

    void Name(ReadOnlySpan<byte> name) => _json.WritePropertyName(name);

    void Union(AvroSchema schema, ref AvroCursor cursor, int depth)
    {
        var branch = cursor.Long();
        if ((ulong)branch < (ulong)schema.Branches.Count)
        {
            // A union holds no union, so the depth that guards is the branch's own.
            Value(schema.Branches[(int)branch], ref cursor, depth + 1);
            return;
        }
        cursor.Fail($"a union of {schema.Branches.Count} has no branch {branch}");
        _json.WriteNullValue();
    }

    void Enum(AvroSchema schema, ref AvroCursor cursor)
    {
        var symbol = cursor.Long();
        if ((ulong)symbol >= (ulong)schema.Symbols.Count)
            cursor.Fail($"the enum {schema.Name} has no symbol {symbol}");
        _json.WriteStringValue(cursor.Fault is null ? schema.Symbols[(int)symbol] : null);
    }

    void Plain(AvroSchema schema, ref AvroCursor cursor)
    {
        switch (schema.Kind)
        {
            case AvroKind.Null: _json.WriteNullValue(); break;
            case AvroKind.Boolean: _json.WriteBooleanValue(cursor.Boolean()); break;
            case AvroKind.Int: _json.WriteNumberValue(cursor.Int()); break;
            case AvroKind.Long: _json.WriteNumberValue(cursor.Long()); break;
            case AvroKind.Float: Number(cursor.Float()); break;
            case AvroKind.Double: Number(cursor.Double()); break;
            case AvroKind.Bytes: _json.WriteBase64StringValue(cursor.Bytes()); break;
            case AvroKind.Fixed: _json.WriteBase64StringValue(cursor.Take(schema.Size)); break;
            default: _json.WriteStringValue(Text(ref cursor)); break;
        }
    }

    static ReadOnlySpan<byte> Text(ref AvroCursor cursor)
    {
        var text = cursor.Bytes();
        if (Utf8.IsValid(text))
            return text;
        cursor.Fail("a text is not UTF-8");
        return default;
    }

    // JSON has no word for what is no number; the column is then empty, and its text is kept beside it.
    void Number(float value)
    {
        if (float.IsFinite(value))
            _json.WriteNumberValue(value);
        else
            _json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    void Number(double value)
    {
        if (double.IsFinite(value))
            _json.WriteNumberValue(value);
        else
            _json.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
    }

    void Time(AvroKind kind, ref AvroCursor cursor)
    {
        switch (kind)
        {
            case AvroKind.Date: Moment(ref cursor, cursor.Int(), TimeSpan.TicksPerDay, "yyyy-MM-dd"); break;
            case AvroKind.TimeMillis: TimeOfDay(ref cursor, cursor.Int(), TimeSpan.TicksPerMillisecond); break;
            case AvroKind.TimeMicros: TimeOfDay(ref cursor, cursor.Long(), TicksPerMicrosecond); break;
            case AvroKind.TimestampMillis: Moment(ref cursor, cursor.Long(), TimeSpan.TicksPerMillisecond, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"); break;
            case AvroKind.TimestampMicros: Moment(ref cursor, cursor.Long(), TicksPerMicrosecond, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"); break;
            case AvroKind.TimestampNanos: Moment(ref cursor, FloorDivide(cursor.Long(), 1000), TicksPerMicrosecond, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'"); break;
            case AvroKind.LocalTimestampMillis: Moment(ref cursor, cursor.Long(), TimeSpan.TicksPerMillisecond, "yyyy-MM-dd'T'HH:mm:ss.fff"); break;
            default: Moment(ref cursor, cursor.Long(), TicksPerMicrosecond, "yyyy-MM-dd'T'HH:mm:ss.ffffff"); break;
        }
    }

    void Moment(ref AvroCursor cursor, long value, long ticksOfOne, string format)
    {
        var ticks = (Int128)value * ticksOfOne + DateTime.UnixEpoch.Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            cursor.Fail($"{value} is no time between the years 1 and 9999");
        Span<char> text = stackalloc char[32];
        var written = 0;
        if (cursor.Fault is null)
            new DateTime((long)ticks).TryFormat(text, out written, format, CultureInfo.InvariantCulture);
        _json.WriteStringValue(text[..written]);
    }

    void TimeOfDay(ref AvroCursor cursor, long value, long ticksOfOne)
    {
        if (value < 0 || value >= TimeSpan.TicksPerDay / ticksOfOne)
            cursor.Fail($"{value} is no time of a day");
        Span<char> text = stackalloc char[32];
        var written = 0;
        if (cursor.Fault is null)
            new TimeOnly(value * ticksOfOne).TryFormat(text, out written, "HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        _json.WriteStringValue(text[..written]);
    }

    void Special(AvroSchema schema, ref AvroCursor cursor)
    {
        switch (schema.Kind)
        {
            case AvroKind.DecimalBytes: Decimal(cursor.Bytes(), schema.Scale); break;
            case AvroKind.DecimalFixed: Decimal(cursor.Take(schema.Size), schema.Scale); break;
            case AvroKind.UuidFixed when cursor.Take(16) is { Length: 16 } bytes: _json.WriteStringValue(new Guid(bytes, bigEndian: true)); break;
            case AvroKind.Duration when cursor.Take(12) is { Length: 12 } bytes: Duration(bytes); break;
            default: _json.WriteNullValue(); break;
        }
    }

    /// <summary>A number with its point, not a text: how many digits a column keeps is for the column to say.</summary>
    void Decimal(ReadOnlySpan<byte> bytes, int scale)
    {
        var whole = new BigInteger(bytes, isUnsigned: false, isBigEndian: true);
        var digits = BigInteger.Abs(whole).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var sign = whole.Sign < 0 ? "-" : "";
        _json.WriteRawValue(scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}", skipInputValidation: true);
    }

    void Duration(ReadOnlySpan<byte> bytes)
    {
        var (months, days, millis) = (BitConverter.ToUInt32(bytes), BitConverter.ToUInt32(bytes[4..]), BitConverter.ToUInt32(bytes[8..]));
        _json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"P{months}M{days}DT{millis / 1000}.{millis % 1000:000}S"));
    }

    static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);
}
