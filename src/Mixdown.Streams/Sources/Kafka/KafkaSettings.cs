using Mixdown.Data.Settings.Shapes;
using Mixdown.Streams.Kafka;
using static Mixdown.Data.Settings.Shapes.SettingKind;

namespace Mixdown.Streams.Sources.Kafka;

/// <summary>The keys of a stream of type kafka that are its own.</summary>
static class KafkaSettings
{
    public static readonly SettingShape Shape = new(
    [
        .. KafkaConnectionSettings.Keys,
        new SettingKey("group", new Text(), "A consumer group that is told how far the table is, for tools that show lag; nothing is read from it"),
        new SettingKey("read_ahead", new Size(), "Records that wait in memory, of all partitions together") { Default = "64MB" },
        new SettingKey("timeout", new Time(), "How long one answer of a broker is waited for") { Default = "10s" },
    ])
    {
        Description = "Topics of Apache Kafka, or of what speaks its protocol",
    };
}
