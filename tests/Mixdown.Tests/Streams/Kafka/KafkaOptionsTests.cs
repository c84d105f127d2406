using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Streams.Formats;
using Mixdown.Streams.Kafka;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sources.Kafka;

namespace Mixdown.Tests.Streams.Kafka;

public sealed class KafkaOptionsTests
{
    static readonly SourceSpan At = new("mixdown.yml", 1, 1, 1);

    [Fact]
    public void A_stream_needs_no_more_than_its_brokers()
    {
        var options = Bind(out var wrong, ("brokers", "a:9092, b:9092"));

        Assert.Empty(wrong);
        Assert.Equal("a:9092,b:9092", options.Place);
        Assert.Null(options.Connection.Security);
        Assert.Null(options.Group);
    }

    [Fact]
    public void Security_becomes_properties_and_is_shown_nowhere()
    {
        var options = Bind(out var wrong, ("brokers", "a:9093"), ("security", Map(
            ("mechanism", "scram-sha-512"), ("username", "reader"), ("password", "pass-word"), ("ca", "certs/ca.pem"),
            ("certificate", "-----BEGIN CERTIFICATE-----"), ("key", "-----BEGIN PRIVATE KEY-----"))));

        Assert.Empty(wrong);
        var properties = KafkaProperties.ForReading(options.Connection, "/project", "g", 1 << 20);
        Assert.Equal("sasl_ssl", properties["security.protocol"]);
        Assert.Equal("SCRAM-SHA-512", properties["sasl.mechanism"]);
        Assert.Equal("/project/certs/ca.pem", properties["ssl.ca.location"]);
        Assert.Equal("-----BEGIN PRIVATE KEY-----", properties["ssl.key.pem"]);
        Assert.DoesNotContain("pass-word", options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", options.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("pass-word", new KafkaFaults(options.Connection).Refused("pass-word is wrong").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_of_a_reader_can_be_set_that_would_break_exactly_once()
    {
        Bind(out var wrong, ("brokers", "a:9092"), ("properties", Map(
            ("group.id", "g"), ("enable.auto.commit", "true"), ("auto.offset.reset", "latest"), ("isolation.level", "read_uncommitted"), ("sasl.password", "x"))));

        Assert.Equal(Enumerable.Repeat("MX2451", 5), wrong.Select(diagnostic => diagnostic.Code));
        Assert.DoesNotContain(wrong, diagnostic => diagnostic.Hint is null);
    }

    [Theory]
    [InlineData("brokers", "kafka://a:9092", "MX2450")]
    [InlineData("brokers", "user@a:9092", "MX2450")]
    public void A_setting_that_means_nothing_is_refused(string key, string value, string code)
    {
        var entries = new List<(string, object)> { (key, value) };
        if (key != "brokers")
            entries.Add(("brokers", "a:9092"));

        Bind(out var wrong, [.. entries]);

        Assert.Equal(code, Assert.Single(wrong).Code);
    }

    [Theory]
    [InlineData("protocol", "sasl_ssl", 2)]
    [InlineData("mechanism", "plain", 1)]
    [InlineData("certificate", "c.pem", 1)]
    public void Security_by_half_is_refused(string key, string value, int faults)
    {
        Bind(out var wrong, ("brokers", "a:9092"), ("security", Map((key, value))));

        Assert.Equal(faults, wrong.Count);
        Assert.All(wrong, diagnostic => Assert.Equal("MX2450", diagnostic.Code));
    }

    [Theory]
    [InlineData("earliest", typeof(StreamStart.Earliest), 0)]
    [InlineData("latest", typeof(StreamStart.Latest), 0)]
    [InlineData("2026-01-31T12:00:00", typeof(StreamStart.Time), 0)]
    [InlineData("newest", typeof(StreamStart.Earliest), 1)]
    [InlineData("09:30", typeof(StreamStart.Earliest), 1)]
    public void A_stream_begins_at_an_end_of_the_log_or_at_a_time(string start, Type kind, int faults)
    {
        var wrong = new List<Diagnostic>();
        var topics = new SettingNode.List(At, [new SettingNode.Scalar(At, "songs", "songs")]);
        var stream = StreamDefinition.Bind("listening", Map(("type", "kafka"), ("brokers", "a:9092"), ("start", start), ("topics", topics)), wrong);

        Assert.Equal(Enumerable.Repeat("MX1012", faults), wrong.Select(diagnostic => diagnostic.Code));
        Assert.IsType(kind, stream!.Start);
        if (stream.Start is StreamStart.Time time)
            Assert.Equal(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), time.At);
    }

    [Theory]
    [InlineData("avro", false, 1)]
    [InlineData("avro", true, 0)]
    [InlineData("json_schema", false, 0)]
    [InlineData("json", true, 1)]
    public void A_format_and_a_registry_fit_each_other(string format, bool hasRegistry, int faults)
    {
        var wrong = new List<Diagnostic>();
        var map = hasRegistry ? Map(("format", format), ("registry", Map(("url", "https://registry")))) : Map(("format", format));

        ValueFormat.Bind(new SettingReader(map, wrong), wrong);

        Assert.Equal(Enumerable.Repeat("MX2470", faults), wrong.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void Librdkafka_is_looked_for_where_it_is_said_then_beside_the_program_then_in_the_system()
    {
        Assert.Equal(["/opt/librdkafka.so"], Librdkafka.Places("/opt/librdkafka.so", "/app"));
        Assert.Equal(2, Librdkafka.Places(null, "/app").Count);
        Assert.StartsWith("/app/runtimes/", Librdkafka.Places("", "/app")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_librdkafka_that_is_too_old_is_refused_with_what_to_do()
    {
        Librdkafka.Check(0x020100ff, "librdkafka.so.1");
        var told = Assert.Single(Assert.Throws<MixdownException>(() => Librdkafka.Check(0x020002ff, "librdkafka.so.1")).Diagnostics);

        Assert.Equal("MX2453", told.Code);
        Assert.Contains("2.0.2", told.Message, StringComparison.Ordinal);
        Assert.Contains("MIXDOWN_LIBRDKAFKA", told.Hint, StringComparison.Ordinal);
    }

    static KafkaSourceOptions Bind(out List<Diagnostic> wrong, params (string Key, object Value)[] entries)
    {
        wrong = [];
        var reader = new SettingReader(Map(entries), wrong);
        var options = (KafkaSourceOptions)KafkaSourceOptions.Bind(reader, wrong);
        reader.Finish();
        return options;
    }

    static SettingNode.Map Map(params (string Key, object Value)[] entries) => new(At,
        [.. entries.Select(entry => new SettingEntry(entry.Key, At, entry.Value as SettingNode ?? new SettingNode.Scalar(At, entry.Value, (string)entry.Value)))]);
}
