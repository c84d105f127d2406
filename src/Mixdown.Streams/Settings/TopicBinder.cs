using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Bronze;

namespace Mixdown.Streams.Settings;

/// <summary>Reads one topic of a stream.</summary>
sealed class TopicBinder(string name, SourceSpan at, ICollection<Diagnostic> diagnostics)
{
    // Kafka's own rule; it also keeps the name a folder of the lake.
    const int LongestName = 200;

    /// <param name="value">What stands behind the name; null for nothing.</param>
    /// <param name="byDefault">What the stream says of all topics.</param>
    public StreamTopic? Bind(SettingNode? value, RecordFormat byDefault)
    {
        CheckName();
        switch (value)
        {
            case null or SettingNode.Null:
                return new StreamTopic(name, at) { Rows = byDefault };
            case SettingNode.Map map:
                return Bind(new SettingReader(map, diagnostics), byDefault);
            default:
                diagnostics.Add(new Diagnostic("MX2401", $"The topic '{name}' is {value.Kind}; it has to be a map", value.At, "Write its settings below it, or nothing at all."));
                return null;
        }
    }

    StreamTopic Bind(SettingReader reader, RecordFormat byDefault)
    {
        var topic = new StreamTopic(name, at)
        {
            EventTime = Time(reader),
            DedupeBy = reader.Texts("dedupe_by"),
            Rows = StreamBinder.ContractOf(reader, byDefault) with { Columns = DeclaredColumns.Bind(reader, diagnostics) },
        };
        reader.Finish();
        return topic;
    }

    static EventTime? Time(SettingReader topic)
    {
        if (topic.Map("event_time") is not { } map)
            return null;
        var time = new EventTime(map.RequiredText("column"), map.Choice("unit", EventTimeUnit.Iso));
        map.Finish();
        return time.Column.Length == 0 ? null : time;
    }

    void CheckName()
    {
        var isName = name.Length is > 0 and <= LongestName && !name.StartsWith('_') && !name.StartsWith('.')
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.')
            && !name.EndsWith(StreamName.QuarantineSuffix, StringComparison.Ordinal);
        if (!isName)
            diagnostics.Add(new Diagnostic("MX2401", $"'{name}' cannot be a topic", at, $"Letters, digits, '_', '-' and '.', at most {LongestName}; it does not begin with '_' or '.', nor end with '{StreamName.QuarantineSuffix}'."));
    }
}
