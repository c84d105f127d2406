using System.IO.Compression;
using System.Text;
using Mixdown.Data.Records;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Testing.Streams;

namespace Mixdown.Tests.Web.Collector;

/// <summary>What a body may be, and what becomes of it.</summary>
public sealed class CollectorBodyTests
{
    [Theory]
    [InlineData("application/json", """{"a":1}""", """{"a":1}""")]
    [InlineData("application/json; charset=utf-8", " {\"a\" : 1.50,\n \"b\":\"é\"}\n", "{\"a\" : 1.50,\n \"b\":\"é\"}")]
    [InlineData("application/json", """ [ {"a":1} , {"a":[{}]} ] """, """{"a":1}|{"a":[{}]}""")]
    [InlineData("application/json", "[]", "")]
    [InlineData("application/json", "\uFEFF{\"a\":1}", """{"a":1}""")]
    [InlineData("application/x-ndjson", "{\"a\":1}\n{\"a\":2}\n", """{"a":1}|{"a":2}""")]
    [InlineData("application/x-ndjson", "\n{\"a\":1}\r\n  \r\n {\"a\":2} ", """{"a":1}|{"a":2}""")]
    [InlineData("application/jsonl", """{"a":1}""", """{"a":1}""")]
    public async Task Events_are_kept_byte_for_byte(string type, string body, string expected)
    {
        await using var lab = await CollectorLab.StartAsync();

        (await lab.PostAsync(body, type)).Expect(204);

        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), await lab.Log.ReadAsync());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Packed_bodies_are_unpacked(string encoding)
    {
        await using var lab = await CollectorLab.StartAsync();

        (await lab.PostAsync(Packed("{\"a\":1}\n{\"a\":2}", encoding), "application/x-ndjson", ("Content-Encoding", encoding))).Expect(204);

        Assert.Equal(["""{"a":1}""", """{"a":2}"""], await lab.Log.ReadAsync());
    }

    [Theory]
    // JSON that is none; line and column count from 1, in bytes.
    [InlineData("application/json", "", 0, 0, 0)]
    [InlineData("application/json", "  \n", 0, 0, 0)]
    [InlineData("application/x-ndjson", "\n\n", 0, 0, 0)]
    [InlineData("application/json", """{"a":1""", 0, 1, 7)]
    [InlineData("application/json", """{"a":1} {"a":2}""", 1, 1, 9)]
    [InlineData("application/json", "[{\"a\":1},\n {\"a\":x}]", 1, 2, 7)]
    [InlineData("application/json", "[{\"a\":1}", 1, 1, 9)]
    [InlineData("application/json", """[{"a":1},]""", 1, 1, 10)]
    [InlineData("application/x-ndjson", "{\"a\":1}\n{\"a\":2}\n{\"a\":3", 2, 3, 7)]
    [InlineData("application/x-ndjson", "{\"a\":1}\n{\"a\":2} x\n", 2, 2, 9)]
    // JSON, but no events.
    [InlineData("application/json", "1", 0, 1, 1)]
    [InlineData("application/json", """[{"a":1}, "b"]""", 1, 1, 11)]
    [InlineData("application/x-ndjson", "{\"a\":1}\n[{\"a\":2}]", 1, 2, 1)]
    public async Task What_is_wrong_is_refused_with_its_place_and_nothing_is_kept(string type, string body, int number, int line, int column)
    {
        await using var lab = await CollectorLab.StartAsync();

        var answer = (await lab.PostAsync(body, type)).Expect(400);

        if (line > 0)
            Assert.Equal((number, line, column), answer.Expect(400, "MX5017").At);
        Assert.Empty(await lab.Log.ReadAsync());
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused_at_their_place()
    {
        await using var lab = await CollectorLab.StartAsync();

        var answer = await lab.PostAsync([.. "{\"a\":1}\n{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8], "application/x-ndjson");

        Assert.Equal((1, 2, 7), answer.Expect(400, "MX5017").At);
        Assert.Empty(await lab.Log.ReadAsync());
    }

    [Fact]
    public async Task The_first_wrong_event_is_named_whatever_is_wrong_with_it()
    {
        await using var lab = await CollectorLab.StartAsync();

        var list = await lab.PostAsync([.. "[{\"a\":1},{\"a\":2},{\"a\":\""u8, 0xFF, .. "\"}]"u8], "application/json");
        var lines = await lab.PostAsync([.. "{\"a\":1}\n{\"a\":\n{\"a\":\""u8, 0xFF, .. "\"}"u8], "application/x-ndjson");

        Assert.Equal((2, 1, 24), list.Expect(400, "MX5017").At);
        Assert.Equal(1, lines.Expect(400, "MX5017").At.Event);
    }

    [Fact]
    public async Task Deep_nesting_is_refused()
    {
        await using var lab = await CollectorLab.StartAsync();

        (await lab.PostAsync(new StringBuilder().Insert(0, "{\"a\":", 10_000).ToString())).Expect(400, "MX5017");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task Another_content_type_is_refused(string? type)
    {
        await using var lab = await CollectorLab.StartAsync();

        (await lab.PostAsync("{}"u8.ToArray(), type)).Expect(415, "MX5014");
    }

    [Fact]
    public async Task Another_packing_and_a_broken_one_are_refused()
    {
        await using var lab = await CollectorLab.StartAsync();

        (await lab.PostAsync("{}", headers: ("Content-Encoding", "zstd"))).Expect(415, "MX5014");
        (await lab.PostAsync("{}", headers: ("Content-Encoding", "gzip"))).Expect(400, "MX5014");
        (await lab.PostAsync(Packed("{\"a\":1}", "gzip")[..^6], "application/json", ("Content-Encoding", "gzip"))).Expect(400, "MX5014");
        Assert.Empty(await lab.Log.ReadAsync());
    }

    [Fact]
    public async Task A_cloud_event_is_the_same_record_in_every_mode()
    {
        const string event_ = """{"specversion":"1.0","id":"7","source":"/player","type":"listen","time":"2026-01-01T00:00:00Z","datacontenttype":"application/json","data":{"song":"Überall","n":1.0}}""";
        await using var lab = await CollectorLab.StartAsync();

        (await lab.PostAsync(event_, "application/cloudevents+json; charset=utf-8")).Expect(204);
        (await lab.PostAsync($"[{event_},{event_}]", "application/cloudevents-batch+json")).Expect(204);
        (await lab.PostAsync(
            """{"song":"Überall","n":1.0}""", "application/json",
            ("ce-specversion", "1.0"), ("ce-id", "7"), ("ce-source", "/player"), ("ce-type", "listen"), ("ce-time", "2026-01-01T00:00:00Z"))).Expect(204);

        const string fields = "\"ce_specversion\":\"1.0\",\"ce_id\":\"7\",\"ce_source\":\"/player\",\"ce_type\":\"listen\",\"ce_time\":\"2026-01-01T00:00:00Z\"";
        var read = await lab.Log.ReadAsync();
        Assert.Equal(4, read.Count);
        Assert.Equal($$"""{{{fields}},"ce_datacontenttype":"application/json","song":"Überall","n":1.0}""", read[0]);
        Assert.Equal(read[0], read[1]);
        Assert.Equal(read[0], read[2]);
        // Headers have no order of their own.
        Assert.Equal("""{"ce_id":"7","ce_source":"/player","ce_specversion":"1.0","ce_time":"2026-01-01T00:00:00Z","ce_type":"listen","song":"Überall","n":1.0}""", read[3]);
    }

    [Theory]
    [InlineData("""{"specversion":"1.0","id":"7","source":"/p","type":"t"}""", """{"ce_specversion":"1.0","ce_id":"7","ce_source":"/p","ce_type":"t"}""")]
    [InlineData("""{"specversion":"1.0","id":"7","source":"/p","type":"t","data":[1]}""", """{"ce_specversion":"1.0","ce_id":"7","ce_source":"/p","ce_type":"t","data":[1]}""")]
    [InlineData("""{"specversion":"1.0","id":"7","source":"/p","type":"t","data_base64":"AA=="}""", """{"ce_specversion":"1.0","ce_id":"7","ce_source":"/p","ce_type":"t","data_base64":"AA=="}""")]
    [InlineData("""{"specversion":"1.0","id":"7","source":"/p","type":"t","subject":null,"n":5,"data":{}}""", """{"ce_specversion":"1.0","ce_id":"7","ce_source":"/p","ce_type":"t","ce_n":5}""")]
    public async Task Data_of_any_kind_finds_its_place(string event_, string record)
    {
        await using var lab = await CollectorLab.StartAsync();

        (await lab.PostAsync(event_, "application/cloudevents+json")).Expect(204);

        Assert.Equal([record], await lab.Log.ReadAsync());
    }

    [Theory]
    [InlineData("""{"id":"7","source":"/p","type":"t"}""", "it has no attribute 'specversion'")]
    [InlineData("""{"specversion":"1.0","source":"/p","type":"t","id":null}""", "it has no attribute 'id'")]
    [InlineData("""{"specversion":"1.0","id":"7","id":"8","source":"/p","type":"t"}""", "'id' is there twice")]
    [InlineData("""{"specversion":"1.0","id":"7","source":"/p","type":"t","Who":1}""", "'Who' is no name of an attribute: they have lower-case letters and digits")]
    [InlineData("""{"specversion":"1.0","id":"7","source":"/p","type":"t","who":{}}""", "'who' is a list or an object; attributes are texts, numbers and truth values")]
    [InlineData("""{"specversion":"1.0","id":"7","source":"/p","type":"t","data":{"ce_id":1}}""", "its data has a field 'ce_id', where the attribute 'id' goes")]
    public async Task What_is_no_cloud_event_is_refused(string event_, string why)
    {
        await using var lab = await CollectorLab.StartAsync();

        var answer = (await lab.PostAsync(event_, "application/cloudevents+json")).Expect(400, "MX5017");

        Assert.Equal($"This is no CloudEvent that can be taken: {why}", answer.Title);
        Assert.Empty(await lab.Log.ReadAsync());
    }

    [Fact]
    public async Task Events_of_one_key_are_in_one_partition()
    {
        await using var lab = await CollectorLab.StartAsync(new CollectorSourceOptions { Partitions = 4, PartitionBy = "user" });
        var lines = Enumerable.Range(0, 80).Select(i => $$"""{"n":{{i}},"x":{"user":"no"},"user":"u{{i % 16}}"}""");
        (await lab.PostAsync(string.Join('\n', lines), "application/x-ndjson")).Expect(204);
        (await lab.PostAsync("""{"specversion":"1.0","id":"7","source":"/p","type":"t","partitionkey":"u3","data":{"user":"u9"}}""", "application/cloudevents+json")).Expect(204);

        var places = new Dictionary<string, HashSet<int>>();
        await using var session = await new CollectorSource(lab.Log.Options, lab.Log.Host).OpenAsync(TestContext.Current.CancellationToken);
        foreach (var range in await session.PartitionsAsync([LogLab.Topic], TestContext.Current.CancellationToken))
            session.Assign(range.Partition, 0);
        while (await session.ReadAsync(TimeSpan.Zero, TestContext.Current.CancellationToken) is { } batch)
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var key = Encoding.UTF8.GetString(batch.Key(i));
                (places.TryGetValue(key, out var there) ? there : places[key] = []).Add(batch.Source.Partition);
            }
        }

        Assert.Equal(Enumerable.Range(0, 16).Select(i => $"u{i}").Order(StringComparer.Ordinal), places.Keys.Order(StringComparer.Ordinal));
        Assert.All(places.Values, there => Assert.Single(there));
    }

    internal static byte[] Packed(string text, string encoding)
    {
        using var buffer = new MemoryStream();
        using (Stream packing = encoding == "gzip" ? new GZipStream(buffer, CompressionLevel.Fastest) : new BrotliStream(buffer, CompressionLevel.Fastest))
            packing.Write(Encoding.UTF8.GetBytes(text));
        return buffer.ToArray();
    }
}
