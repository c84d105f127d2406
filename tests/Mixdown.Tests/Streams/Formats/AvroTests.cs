using System.Globalization;
using System.Text;
using System.Text.Json;
using Mixdown.Streams.Formats.Avro;

namespace Mixdown.Tests.Streams.Formats;

public sealed class AvroTests
{
    /// <summary>The example of the specification: <c>{"a": 27, "b": "foo"}</c> is 36 06 66 6f 6f.</summary>
    [Fact]
    public void The_example_of_the_specification_is_read() => Assert.Equal(
        """{"a":27,"b":"foo"}""",
        Json("""{"type": "record", "name": "test", "fields": [{"name": "a", "type": "long"}, {"name": "b", "type": "string"}]}""", [0x36, 0x06, 0x66, 0x6f, 0x6f]));

    [Theory]
    [InlineData("\"null\"", "", "null")]
    [InlineData("\"boolean\"", "01", "true")]
    [InlineData("\"int\"", "7F", "-64")]
    [InlineData("\"int\"", "8001", "64")]
    [InlineData("\"long\"", "FFFFFFFFFFFFFFFFFF01", "-9223372036854775808")]
    [InlineData("\"long\"", "FEFFFFFFFFFFFFFFFF01", "9223372036854775807")]
    [InlineData("\"float\"", "0000C03F", "1.5")]
    [InlineData("\"double\"", "000000000000F8BF", "-1.5")]
    [InlineData("\"double\"", "000000000000F87F", "\"NaN\"")]
    [InlineData("\"bytes\"", "0400FF", "\"AP8=\"")]
    [InlineData("\"string\"", "06E282AC", "\"€\"")]
    [InlineData("""{"type": "fixed", "name": "f", "size": 2}""", "00FF", "\"AP8=\"")]
    [InlineData("""{"type": "enum", "name": "e", "symbols": ["A", "B"]}""", "02", "\"B\"")]
    [InlineData("""{"type": "array", "items": "int"}""", "0402040200", null)]
    [InlineData("""{"type": "array", "items": "int"}""", "04020400", "[1,2]")]
    [InlineData("""{"type": "array", "items": "int"}""", "050602040600", "[1,2,3]")]
    [InlineData("""{"type": "map", "values": "int"}""", "0202610600", "{\"a\":3}")]
    [InlineData("""["null", "string"]""", "00", "null")]
    [InlineData("""["null", "string"]""", "020261", "\"a\"")]
    [InlineData("""{"type": "int", "logicalType": "date"}""", "AC9D02", "\"2020-01-01\"")]
    [InlineData("""{"type": "int", "logicalType": "time-millis"}""", "02", "\"00:00:00.001000\"")]
    [InlineData("""{"type": "long", "logicalType": "timestamp-millis"}""", "01", "\"1969-12-31T23:59:59.999Z\"")]
    [InlineData("""{"type": "long", "logicalType": "timestamp-micros"}""", "02", "\"1970-01-01T00:00:00.000001Z\"")]
    [InlineData("""{"type": "long", "logicalType": "timestamp-nanos"}""", "01", "\"1969-12-31T23:59:59.999999Z\"")]
    [InlineData("""{"type": "long", "logicalType": "local-timestamp-millis"}""", "00", "\"1970-01-01T00:00:00.000\"")]
    [InlineData("""{"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}""", "02FB", "-0.05")]
    [InlineData("""{"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}""", "0404D2", "12.34")]
    [InlineData("""{"type": "bytes", "logicalType": "decimal", "precision": 9}""", "0404D2", "1234")]
    [InlineData("""{"type": {"type": "fixed", "name": "u", "size": 16}, "logicalType": "uuid"}""", "00112233445566778899AABBCCDDEEFF", "\"ABEiM0RVZneImaq7zN3u/w==\"")]
    [InlineData("""{"type": "fixed", "name": "u", "size": 16, "logicalType": "uuid"}""", "00112233445566778899AABBCCDDEEFF", "\"00112233-4455-6677-8899-aabbccddeeff\"")]
    [InlineData("""{"type": "fixed", "name": "d", "size": 12, "logicalType": "duration"}""", "0100000002000000B80B0000", "\"P1M2DT3.000S\"")]
    [InlineData("""{"type": "string", "logicalType": "nobody-knows"}""", "0261", "\"a\"")]
    public void A_value_is_what_a_person_would_write(string schema, string hex, string? json)
    {
        if (json is null)
            Assert.NotNull(Fault(schema, Convert.FromHexString(hex)));
        else
            Assert.Equal(json, Json(schema, Convert.FromHexString(hex)));
    }

    [Theory]
    [InlineData("\"long\"", "FF", "the value ends in a number at byte 1")]
    [InlineData("\"long\"", "FFFFFFFFFFFFFFFFFFFFFF01", "a number has more than 64 bits at byte 10")]
    [InlineData("\"int\"", "FEFFFFFFFFFFFFFFFF01", "a number has more than 32 bits at byte 10")]
    [InlineData("\"string\"", "08616263", "a length is 4, and 3 bytes are left at byte 1")]
    [InlineData("\"string\"", "01", "a length is -1, and 0 bytes are left at byte 1")]
    [InlineData("\"string\"", "02FF", "a text is not UTF-8 at byte 2")]
    [InlineData("\"double\"", "00", "the value is cut off at byte 0")]
    [InlineData("\"boolean\"", "02", "a truth value is neither 0 nor 1 at byte 1")]
    [InlineData("""["null", "string"]""", "04", "a union of 2 has no branch 2 at byte 1")]
    [InlineData("""{"type": "enum", "name": "e", "symbols": ["A"]}""", "02", "the enum e has no symbol 1 at byte 1")]
    [InlineData("\"int\"", "0202", "1 byte is left over at byte 1")]
    [InlineData("""{"type": "array", "items": "null"}""", "FEFFFFFFFFFFFFFFFF01", "an array has 9223372036854775807 items, and 0 bytes are left at byte 10")]
    [InlineData("""{"type": "int", "logicalType": "time-millis"}""", "01", "-1 is no time of a day at byte 1")]
    public void What_cannot_be_read_is_said_with_its_place(string schema, string hex, string why) => Assert.Equal(why, Fault(schema, Convert.FromHexString(hex)));

    [Fact]
    public void A_schema_that_holds_itself_is_read_and_one_that_never_ends_is_refused()
    {
        const string Node = """{"type": "record", "name": "n", "fields": [{"name": "v", "type": "int"}, {"name": "next", "type": ["null", "n"]}]}""";
        const string Circle = """{"type": "record", "name": "n", "fields": [{"name": "next", "type": "n"}]}""";

        Assert.Equal("""{"v":1,"next":{"v":2,"next":null}}""", Json(Node, [0x02, 0x02, 0x04, 0x00]));
        Assert.StartsWith("it is nested more than 64 deep", Fault(Circle, []), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_looked_for_in_the_namespace_of_its_record_and_among_the_references()
    {
        const string Reference = """{"type": "record", "name": "shop.Song", "fields": [{"name": "title", "type": "string"}]}""";
        const string Schema = """{"type": "record", "name": "Play", "namespace": "shop", "fields": [{"name": "song", "type": "Song"}, {"name": "again", "type": ["null", "shop.Song"]}]}""";

        Assert.Equal("""{"song":{"title":"a"},"again":null}""", Json(Schema, [0x02, 0x61, 0x00], Reference));
    }

    [Theory]
    [InlineData("""{"type": "record", "name": "r"}""", "'fields' is missing")]
    [InlineData("\"song\"", "there is no type 'song'")]
    [InlineData("""{"type": "array"}""", "'items' is missing")]
    [InlineData("""{"type": "fixed", "name": "f", "size": -1}""", "a fixed has no size")]
    [InlineData("7", "a type is Number")]
    public void A_schema_that_is_none_is_refused(string schema, string why) =>
        Assert.Equal(why, Assert.Throws<AvroSchemaException>(() => AvroSchemaParser.Parse(schema)).Message);

    /// <summary>Random records, written by the book and read again; and each with one byte changed, which may give another value or a fault,
    /// but never an exception, and never JSON that is none.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void What_is_written_is_read_and_damage_is_no_disaster(int seed)
    {
        const string Schema = """
            {"type": "record", "name": "r", "fields": [
              {"name": "i", "type": "long"}, {"name": "t", "type": ["null", "string"]}, {"name": "d", "type": "double"},
              {"name": "l", "type": {"type": "array", "items": {"type": "map", "values": "int"}}}]}
            """;
        var random = new Random(seed);
        var type = AvroSchemaParser.Parse(Schema);
        var writer = new AvroJsonWriter();
        for (var round = 0; round < 300; round++)
        {
            var (bytes, json) = Record(random);
            Assert.Null(writer.Write(type, bytes));
            Assert.Equal(json, Encoding.UTF8.GetString(writer.Written));

            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            if (writer.Write(type, bytes) is null)
                JsonDocument.Parse(Encoding.UTF8.GetString(writer.Written)).Dispose();
        }
    }

    static (byte[] Bytes, string Json) Record(Random random)
    {
        var avro = new AvroBytes();
        var number = random.NextInt64() >> random.Next(64);
        var text = random.Next(2) == 0 ? null : new string((char)random.Next('a', 'z'), random.Next(200));
        var real = random.Next(-1000, 1000) / 8.0;
        avro.Long(number);
        _ = text is null ? avro.Long(0) : avro.Long(1).Text(text);
        avro.Double(real);
        var items = Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(-100, 100)).ToList();
        if (items.Count > 0)
            avro.Long(items.Count);
        items.ForEach(item => avro.Long(1).Text("k").Long(item).Long(0));
        avro.Long(0);
        var list = string.Join(',', items.Select(item => $"{{\"k\":{item}}}"));
        return (avro.ToArray(), string.Create(CultureInfo.InvariantCulture, $"{{\"i\":{number},\"t\":{(text is null ? "null" : $"\"{text}\"")},\"d\":{real},\"l\":[{list}]}}"));
    }

    static string Json(string schema, byte[] bytes, params string[] references)
    {
        var writer = new AvroJsonWriter();
        Assert.Null(writer.Write(AvroSchemaParser.Parse(schema, references), bytes));
        return Encoding.UTF8.GetString(writer.Written);
    }

    static string? Fault(string schema, byte[] bytes) => new AvroJsonWriter().Write(AvroSchemaParser.Parse(schema), bytes);
}
