using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Streams.Kafka;

namespace Mixdown.Streams.Sources.Kafka;

/// <summary>Reads the keys of a stream of type kafka.</summary>
sealed class KafkaOptionsBinder(SettingReader stream, ICollection<Diagnostic> diagnostics)
{
    public KafkaSourceOptions Bind()
    {
        var plain = new KafkaSourceOptions { Connection = new KafkaConnectionBinder(stream, diagnostics).Bind() };
        return plain with
        {
            Group = stream.Text("group"),
            ReadAhead = stream.Bytes("read_ahead", plain.ReadAhead, min: 1 << 20, max: 16L << 30),
            Timeout = stream.Time("timeout", plain.Timeout),
        };
    }
}
