using System.Globalization;
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
            Start = Start(),
            Group = stream.Text("group"),
            ReadAhead = stream.Bytes("read_ahead", plain.ReadAhead, min: 1 << 20, max: 16L << 30),
            Timeout = stream.Time("timeout", plain.Timeout),
        };
    }

    KafkaStart Start()
    {
        switch (stream.Text("start", "earliest"))
        {
            case "earliest":
                return new KafkaStart.Earliest();
            case "latest":
                return new KafkaStart.Latest();
            case { } text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && text.Contains('-', StringComparison.Ordinal):
                return new KafkaStart.Time(time);
            case var text:
                var hint = DidYouMean.Hint(text!, ["earliest", "latest"]);
                diagnostics.Add(new Diagnostic("MX2450", $"'start' is '{text}'", stream.Node("start")!.At, $"{hint} Or write a time such as 2026-01-31T00:00:00Z."));
                return new KafkaStart.Earliest();
        }
    }
}
