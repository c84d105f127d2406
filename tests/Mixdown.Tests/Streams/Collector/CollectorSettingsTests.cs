using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Streams.Sources.Collector;

namespace Mixdown.Tests.Streams.Collector;

public sealed class CollectorSettingsTests
{
    static readonly SourceSpan At = new("mixdown.yml", 3, 5, 1);

    [Fact]
    public void Without_a_word_everything_has_its_default()
    {
        var (options, wrong) = Bind();

        Assert.Empty(wrong);
        Assert.Equal((1, AckWhen.Disk, 5L << 20), (options.Partitions, options.Ack, options.Limits.RequestBytes));
        Assert.Equal(new RetentionRule(TimeSpan.FromDays(7), 10L << 30), options.Retention);
    }

    [Fact]
    public void Every_key_says_what_it_says()
    {
        var (options, wrong) = Bind(
            ("partitions", Scalar(4L)), ("partition_by", Scalar("userId")), ("ack", Scalar("memory")),
            ("retention", Map(("time", Scalar("2h")), ("bytes", Scalar("1GB")), ("hard_limit", Scalar("2GB")))),
            ("segment", Map(("bytes", Scalar("1MB")), ("time", Scalar("5m")))),
            ("idempotency", Map(("window", Scalar("10m")), ("keys", Scalar(5L)))),
            ("limits", Map(("request", Scalar("1MB")), ("event", Scalar("10kB")), ("rate", Scalar("600/m")), ("time", Scalar("5s")))),
            ("write_keys", Map(("app", Scalar("0123456789abcdef")), ("web", Map(("key", Scalar("fedcba9876543210")), ("topics", Scalar("t")), ("rate", Scalar("5/s")))))),
            ("cors", Scalar("*")));

        Assert.Empty(wrong);
        Assert.Equal((4, "userId", AckWhen.Memory), (options.Partitions, options.PartitionBy, options.Ack));
        Assert.Equal(new RetentionRule(TimeSpan.FromHours(2), 1L << 30, 2L << 30), options.Retention);
        Assert.Equal(new SegmentRule(1 << 20, TimeSpan.FromMinutes(5)), options.Segment);
        Assert.Equal(new KeyRule(TimeSpan.FromMinutes(10), 5), options.Idempotency);
        Assert.Equal(new RequestLimits { RequestBytes = 1 << 20, EventBytes = 10 << 10, EventsPerSecond = 10, Time = TimeSpan.FromSeconds(5) }, options.Limits);
        Assert.Equal(["app", "web"], options.WriteKeys.Select(key => key.Name));
        Assert.True(options.WriteKeys[1].IsHashedBy(WriteKey.HashOf("fedcba9876543210")));
        Assert.False(options.WriteKeys[1].Allows("u"));
        Assert.Equal(["*"], options.CorsOrigins);
    }

    [Theory]
    [InlineData("", "The write key 'web' is empty")]
    [InlineData("short", "The write key 'web' has fewer than 16 characters")]
    public void A_key_that_protects_nothing_is_refused(string secret, string message)
    {
        var (_, wrong) = Bind(("write_keys", Map(("web", Scalar(secret)))));

        var refused = Assert.Single(wrong);
        Assert.Equal(("MX2440", message), (refused.Code, refused.Message));
    }

    [Fact]
    public void A_rate_without_a_unit_and_a_limit_below_the_size_are_refused()
    {
        var (_, wrong) = Bind(("limits", Map(("rate", Scalar("500")))), ("retention", Map(("bytes", Scalar("2GB")), ("hard_limit", Scalar("1GB")))));

        Assert.Equal(["'hard_limit' is smaller than 'bytes'", "'rate' is '500'"], wrong.Select(one => one.Message));
    }

    static (CollectorSourceOptions, List<Diagnostic>) Bind(params (string Key, SettingNode Value)[] entries)
    {
        var wrong = new List<Diagnostic>();
        var reader = new SettingReader(Map(entries), wrong);
        var options = (CollectorSourceOptions)CollectorSourceOptions.Bind(reader, wrong);
        reader.Finish();
        return (options, wrong);
    }

    static SettingNode.Map Map(params (string Key, SettingNode Value)[] entries) =>
        new(At, [.. entries.Select(entry => new SettingEntry(entry.Key, At, entry.Value))]);

    static SettingNode.Scalar Scalar(object value) => new(At, value, value.ToString()!);
}
