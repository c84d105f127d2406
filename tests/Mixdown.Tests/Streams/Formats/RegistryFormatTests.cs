using System.Buffers;
using System.Text;
using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Formats;
using Mixdown.Streams.Formats.Registry;

namespace Mixdown.Tests.Streams.Formats;

public sealed class RegistryFormatTests
{
    const string Song = """{"type": "record", "name": "Song", "fields": [{"name": "title", "type": "string"}]}""";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_schema_is_asked_for_once_and_values_become_json()
    {
        await using var registry = new RegistryLab((_, _) => (200, Answer(Song)));
        using var format = Format(registry, FormatKind.Avro, new RegistryAuth.Basic("key", "secret"));

        var batch = Batch(Value(7, "0261"), Value(7, "0262"));
        await format.PrepareAsync(batch, Cancel);
        await format.PrepareAsync(batch, Cancel);

        Assert.Equal(["""{"title":"a"}""", """{"title":"b"}"""], Read(format, batch));
        Assert.Equal(("/schemas/ids/7", "Basic a2V5OnNlY3JldA=="), Assert.Single(registry.Asked));
    }

    [Fact]
    public async Task Schemas_that_a_schema_names_are_fetched_too()
    {
        const string Play = """{"type": "record", "name": "Play", "fields": [{"name": "song", "type": "Song"}]}""";
        await using var registry = new RegistryLab((path, _) => (200, path.StartsWith("/subjects", StringComparison.Ordinal)
            ? Answer(Song) : JsonSerializer.Serialize(new { schema = Play, references = new[] { new { name = "Song", subject = "a/song", version = 3 } } })));
        using var format = Format(registry, FormatKind.Avro);

        var batch = Batch(Value(1, "0261"));
        await format.PrepareAsync(batch, Cancel);

        Assert.Equal(["""{"song":{"title":"a"}}"""], Read(format, batch));
        Assert.Equal(["/schemas/ids/1", "/subjects/a%2Fsong/versions/3"], registry.Asked.Select(asked => asked.Path));
    }

    [Fact]
    public async Task What_cannot_be_read_has_its_reason_and_stops_nothing()
    {
        await using var registry = new RegistryLab((path, _) => path switch
        {
            "/schemas/ids/1" => (200, Answer(Song)),
            "/schemas/ids/2" => (200, """{"schemaType": "PROTOBUF", "schema": "syntax"}"""),
            "/schemas/ids/3" => (200, Answer("\"string\"")),
            "/schemas/ids/4" => (200, Answer("""{"type": "record", "name": "r"}""")),
            _ => (404, """{"error_code": 40403, "message": "Schema not found"}"""),
        });
        using var format = Format(registry, FormatKind.Avro);

        var batch = Batch(Value(1, "0461"), Value(2, ""), Value(3, "0261"), Value(4, ""), Value(5, ""), [123, 34, 97, 34, 58], [0, 0]);
        await format.PrepareAsync(batch, Cancel);

        Assert.Equal(
            [
                "it is no Song: a length is 2, and 1 byte is left at byte 1",
                "schema 2 is PROTOBUF, not AVRO",
                "schema 3 is no record: there are no columns in it",
                "schema 4 cannot be read: 'fields' is missing",
                "the registry has no schema 5",
                "it begins with 123 where a zero and the number of its schema are expected",
                "it has 2 bytes, too few to name its schema",
            ], Read(format, batch));
    }

    [Fact]
    public async Task A_number_that_is_unknown_is_not_asked_for_with_each_record()
    {
        await using var registry = new RegistryLab((_, _) => (404, """{"error_code": 40403}"""));
        using var format = Format(registry, FormatKind.Avro);

        await format.PrepareAsync(Batch(Value(5, ""), Value(5, "")), Cancel);
        await format.PrepareAsync(Batch(Value(5, "")), Cancel);

        Assert.Single(registry.Asked);
    }

    [Fact]
    public async Task Json_behind_the_number_of_its_schema_is_passed_on_as_it_is()
    {
        await using var registry = new RegistryLab((_, _) => (200, """{"schemaType": "JSON", "schema": "{}"}"""));
        using var asked = Format(registry, FormatKind.JsonSchema);
        using var unasked = new ValueFormat { Kind = FormatKind.JsonSchema }.Open(TimeProvider.System)!;

        var batch = Batch([0, 0, 0, 0, 9, .. "{\"a\": 1}"u8]);
        await asked.PrepareAsync(batch, Cancel);
        await unasked.PrepareAsync(batch, Cancel);

        Assert.Equal(["{\"a\": 1}"], Read(asked, batch));
        Assert.Equal(["{\"a\": 1}"], Read(unasked, batch));
        Assert.Single(registry.Asked);
    }

    [Fact]
    public async Task A_registry_that_stumbles_is_asked_again()
    {
        await using var registry = new RegistryLab((_, before) => before < 2 ? (503, "") : (200, Answer(Song)));
        using var format = Format(registry, FormatKind.Avro);

        var batch = Batch(Value(1, "0261"));
        await format.PrepareAsync(batch, Cancel);

        Assert.Equal(["""{"title":"a"}"""], Read(format, batch));
        Assert.Equal(3, registry.Asked.Count);
    }

    [Theory]
    [InlineData(401, "{}", "MX2471", false)]
    [InlineData(403, "{}", "MX2471", false)]
    [InlineData(500, "{}", "MX2472", true)]
    [InlineData(404, "<html>", "MX2473", false)]
    [InlineData(302, "", "MX2473", false)]
    [InlineData(200, "<html>", "MX2473", false)]
    [InlineData(200, "{}", "MX2473", false)]
    public async Task What_stops_the_stream_has_its_code_and_no_secret(int status, string body, string code, bool isTransient)
    {
        await using var registry = new RegistryLab((_, _) => (status, body));
        using var format = Format(registry, FormatKind.Avro, new RegistryAuth.Bearer("top-secret"));

        var failed = await Assert.ThrowsAsync<MixdownException>(async () => await format.PrepareAsync(Batch(Value(1, "")), Cancel));

        Assert.Equal((code, isTransient), (failed.Diagnostics[0].Code, failed.IsTransient));
        Assert.DoesNotContain("top-secret", failed.ToString(), StringComparison.Ordinal);
    }

    static IValueFormat Format(RegistryLab registry, FormatKind kind, RegistryAuth? auth = null) => new ValueFormat
    {
        Kind = kind,
        Registry = new RegistryOptions { Url = registry.Url, At = new SourceSpan("mixdown.yml", 1, 1, 1), Auth = auth },
    }.Open(TimeProvider.System)!;

    static string Answer(string schema) => JsonSerializer.Serialize(new { schema });

    static byte[] Value(byte id, string hex) => [0, 0, 0, 0, id, .. Convert.FromHexString(hex)];

    static RecordBatch Batch(params byte[][] values)
    {
        var batch = new RecordBatch { Source = new TopicPartition("songs", 0) };
        foreach (var value in values)
            batch.Add(batch.Count, RecordBatch.NoTimestamp, default, value);
        return batch;
    }

    static List<string> Read(IValueFormat format, RecordBatch batch)
    {
        var read = new List<string>();
        for (var record = 0; record < batch.Count; record++)
        {
            var json = new ArrayBufferWriter<byte>();
            read.Add(format.TryWrite(batch.Value(record), json) ?? Encoding.UTF8.GetString(json.WrittenSpan));
        }
        return read;
    }
}
