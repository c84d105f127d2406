using Mixdown.Streams.Sources.Collector;
using Mixdown.Streams.Sources.Kafka;

namespace Mixdown.Streams.Sources;

/// <summary>Every kind of stream: one line each.</summary>
static class KnownStreams
{
    /// <summary>From the word for it in YAML to what binds and describes its keys of a stream.</summary>
    public static readonly IReadOnlyDictionary<string, StreamKind> Kinds = new Dictionary<string, StreamKind>(StringComparer.Ordinal)
    {
        [CollectorSourceOptions.Word] = new(CollectorSourceOptions.Bind, CollectorSettings.Shape),
        ["kafka"] = new(KafkaSourceOptions.Bind, KafkaSettings.Shape),
    };
}
