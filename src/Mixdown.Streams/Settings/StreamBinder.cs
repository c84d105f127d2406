using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Formats;
using Mixdown.Streams.Sources;

namespace Mixdown.Streams.Settings;

/// <summary>Reads one entry of <c>streams:</c> and says everything that is wrong with it at once.</summary>
sealed class StreamBinder(string name, SettingNode.Map settings, ICollection<Diagnostic> diagnostics)
{
    // A commit costs a few files and a round trip to the store: more often than this they would be all that it does.
    static readonly TimeSpan LeastEvery = TimeSpan.FromMilliseconds(250);
    const long LeastBytes = 1L << 20;
    const long MostBytes = 1L << 30;

    readonly SettingReader _reader = new(settings, diagnostics);

    public StreamDefinition? Bind()
    {
        if (Source() is not { } source)
            return null;
        var stream = new StreamDefinition
        {
            Name = name,
            Schema = _reader.Text("schema", name) ?? name,
            At = settings.At,
            Source = source,
            Format = ValueFormat.Bind(_reader, diagnostics),
            Topics = Topics(ContractOf(_reader, new RecordFormat())),
            Commit = Commit(),
            OnGap = _reader.Choice("on_gap", GapAction.Fail),
            Start = Start(),
            BadRows = BadRows(),
        };
        _reader.Finish();
        return stream;
    }

    /// <summary>What <c>schema_contract</c> of a stream or a topic says.</summary>
    public static RecordFormat ContractOf(SettingReader owner, RecordFormat byDefault)
    {
        if (owner.Map("schema_contract") is not { } map)
            return byDefault;
        var contract = byDefault with { Unknown = map.Choice("columns", byDefault.Unknown), Misfits = map.Choice("data_type", byDefault.Misfits) };
        map.Finish();
        return contract;
    }

    StreamStart Start()
    {
        switch (_reader.Text("start", "earliest"))
        {
            case "earliest":
                return new StreamStart.Earliest();
            case "latest":
                return new StreamStart.Latest();
            // A time of day alone would be today's, which is another with each start.
            case { } text when text.Contains('-', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time):
                return new StreamStart.Time(time);
            case var text:
                diagnostics.Add(new Diagnostic("MX1012", $"'start' is '{text}'", _reader.Node("start")!.At, "Write earliest, latest, or a time such as 2026-01-31T00:00:00Z."));
                return new StreamStart.Earliest();
        }
    }

    StreamSourceOptions? Source()
    {
        var kind = _reader.RequiredText("type");
        if (KnownStreams.Kinds.TryGetValue(kind, out var known))
            return known.Bind(_reader, diagnostics);
        if (kind.Length > 0)
            diagnostics.Add(new Diagnostic("MX2400", $"There is no stream of type '{kind}'", settings["type"]!.At, DidYouMean.Hint(kind, KnownStreams.Kinds.Keys)));
        return null;
    }

    IReadOnlyList<StreamTopic> Topics(RecordFormat byDefault)
    {
        var wrong = diagnostics.Count;
        var topics = _reader.Node("topics") switch
        {
            SettingNode.Map map => [.. map.Entries.Select(entry => new TopicBinder(entry.Key, entry.KeyAt, diagnostics).Bind(entry.Value, byDefault)).OfType<StreamTopic>()],
            SettingNode.List list => [.. list.Items.Select(item => Topic(item, byDefault)).OfType<StreamTopic>()],
            null => [],
            var other => _reader.Wrong<List<StreamTopic>>("topics", other, "a map of topics, or a list of their names", []),
        };
        if (topics.Count == 0 && diagnostics.Count == wrong)
            diagnostics.Add(new Diagnostic("MX2401", $"The stream '{name}' has no topics", settings.At, "Name them: topics: { clicks: { event_time: { column: ts, unit: ms } } }, or topics: [clicks]."));
        foreach (var twice in topics.GroupBy(topic => topic.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
            diagnostics.Add(new Diagnostic("MX2401", $"The stream '{name}' has the topic '{twice.Key}' twice", twice.Last().At, "Take one of them out: each topic has one table."));
        return topics;
    }

    StreamTopic? Topic(SettingNode item, RecordFormat byDefault)
    {
        if (item is SettingNode.Scalar scalar)
            return new TopicBinder(scalar.Text, scalar.At, diagnostics).Bind(null, byDefault);
        diagnostics.Add(new Diagnostic("MX2401", $"A topic is {item.Kind}", item.At, "Write its name, or make 'topics' a map."));
        return null;
    }

    CommitRule Commit()
    {
        if (_reader.Map("commit") is not { } map)
            return CommitRule.Default;
        var rule = new CommitRule(map.Time("every", CommitRule.Default.Every), map.Bytes("bytes", CommitRule.Default.Bytes, LeastBytes, MostBytes));
        if (rule.Every < LeastEvery)
            diagnostics.Add(new Diagnostic("MX2402", $"'commit.every' is {rule.Every.TotalMilliseconds} ms", map.Node("every")!.At, "Write 250ms or more; 10s is usual, since each commit is a file that every query opens."));
        map.Finish();
        return rule;
    }

    BadRecords BadRows()
    {
        if (_reader.Map("bad_rows") is not { } map)
            return BadRecords.Quarantine;
        var action = map.Choice("action", BadRecords.Quarantine);
        map.Finish();
        return action;
    }
}
