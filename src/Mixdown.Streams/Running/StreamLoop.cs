using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Intake;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Collector;

namespace Mixdown.Streams.Running;

/// <summary>Takes the events of a stream exactly once into its tables, until it is told to stop.</summary>
/// <remarks>Three things go on at the same time: the next records are read, those before them are parsed into tables in memory, and
/// those before these are committed. Each waits for the one before it when it is full, so that memory is bounded and the log
/// waits.</remarks>
public sealed class StreamLoop
{
    /// <summary>Bytes of records that are parsed at once, before the tick's time has come.</summary>
    const long TickBytes = 8L << 20;

    readonly StreamDefinition _stream;
    readonly StreamWorkshop _shop;
    readonly IReadOnlyList<ITickListener> _listeners;
    readonly IStreamStory _story;
    readonly Func<StreamHost, IStreamSource> _open;
    readonly StreamCounters _counters;
    TickInput _input;
    Dictionary<string, TopicRun> _topics = new(StringComparer.Ordinal);
    LogReader? _reader;
    Task _tick = Task.CompletedTask;

    /// <param name="stream">What is read.</param>
    /// <param name="shop">What it works with.</param>
    /// <param name="listeners">Are told of each tick.</param>
    /// <param name="story">Is told of commits, and of what a person should know.</param>
    public StreamLoop(StreamDefinition stream, StreamWorkshop shop, IReadOnlyList<ITickListener> listeners, IStreamStory story)
        : this(stream, shop, listeners, story, stream.Source.Open)
    {
    }

    internal StreamLoop(StreamDefinition stream, StreamWorkshop shop, IReadOnlyList<ITickListener> listeners, IStreamStory story, Func<StreamHost, IStreamSource> open)
    {
        (_stream, _shop, _listeners, _story, _open) = (stream, shop, listeners, story, open);
        _counters = new StreamCounters(stream.Name);
        _input = new TickInput();
    }

    /// <summary>The stream.</summary>
    public StreamDefinition Stream => _stream;

    /// <summary>What takes events into the stream's log in this process; null: nothing does.</summary>
    public EventIntake? Intake { get; init; }

    /// <summary>How it stands now. Any thread.</summary>
    public StreamFigures Figures => _counters.Figures(_topics, _reader, _shop.Clock.GetUtcNow());

    /// <summary>Runs until it is cancelled, which commits what was read; or until what the logs had at the start is committed.</summary>
    /// <param name="untilCaughtUp">Whether to end then.</param>
    /// <param name="cancel">Ends it in order.</param>
    /// <exception cref="MixdownException">It cannot go on: another process runs the stream, a gap, a table that is not its own.</exception>
    public async Task RunAsync(bool untilCaughtUp, CancellationToken cancel)
    {
        using var held = StreamLock.Take(_shop.FolderOf(_stream), _stream.Name, _shop.Delta.NewId);
        using var session = _shop.Memory.OpenSession();
        using var decoder = _stream.Format.Open(_shop.Clock) is { } format ? new RecordDecoder(format) : null;
        var host = new StreamHost(_stream.Name, _shop.Target, _shop.ProjectFolder, _shop.DataFolder, _shop.Clock) { Note = _story.Note, Intake = Intake };
        _topics = await OpenAsync(_shop with { Writer = held.Writer }, cancel).ConfigureAwait(false);
        var reader = new LogReader(_open(host), _stream, _topics, _shop, _story, () => _input);
        await using (reader.ConfigureAwait(false))
        {
            _reader = reader;
            try
            {
                await PumpAsync(reader, decoder, session, untilCaughtUp, cancel).ConfigureAwait(false);
                await FinishAsync(session).ConfigureAwait(false);
                await reader.FinishAsync(CancellationToken.None).ConfigureAwait(false);
            }
            finally
            {
                await SettleAsync().ConfigureAwait(false);
            }
        }
    }

    async Task<Dictionary<string, TopicRun>> OpenAsync(StreamWorkshop shop, CancellationToken cancel)
    {
        var topics = new Dictionary<string, TopicRun>(StringComparer.Ordinal);
        foreach (var topic in _stream.Topics)
        {
            var table = await new TableStart(shop, _stream, topic).OpenAsync(cancel).ConfigureAwait(false);
            topics.Add(topic.Name, new TopicRun(shop, _stream, topic, table, _story)
            {
                OnCommitted = run => _reader!.Committed(run),
            });
        }
        return topics;
    }

    async Task PumpAsync(LogReader reader, RecordDecoder? decoder, DuckDbSession session, bool untilCaughtUp, CancellationToken cancel)
    {
        var tickedAt = _shop.Clock.GetTimestamp();
        try
        {
            while (!(untilCaughtUp && reader.IsCaughtUp))
            {
                var left = _shop.TickEvery - _shop.Clock.GetElapsedTime(tickedAt);
                var batch = left <= TimeSpan.Zero ? null : await reader.ReadAsync(left, cancel).ConfigureAwait(false);
                if (batch is not null)
                    await TakeAsync(reader, decoder, batch, cancel).ConfigureAwait(false);
                if (_input.Bytes < TickBytes && _shop.Clock.GetElapsedTime(tickedAt) < _shop.TickEvery)
                    continue;
                tickedAt = _shop.Clock.GetTimestamp();
                await TickAsync(reader, session, cancel).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Its usual end: what was read is committed below.
        }
    }

    async Task TakeAsync(LogReader reader, RecordDecoder? decoder, RecordBatch batch, CancellationToken cancel)
    {
        _counters.Read(batch);
        if (decoder is null)
        {
            _input.Add(batch, batch);
            return;
        }
        var decoded = await decoder.DecodeAsync(batch, _input.Rejected(batch.Source.Topic), cancel).ConfigureAwait(false);
        _input.Add(decoded, null);
        reader.Return(batch);
    }

    /// <summary>Starts to parse what has come. One tick at a time: reading waits when parsing is slower.</summary>
    async Task TickAsync(LogReader reader, DuckDbSession session, CancellationToken cancel)
    {
        await _tick.ConfigureAwait(false);
        var input = _input;
        _input = new TickInput();
        _tick = Task.Run(() => TickAsync(input, reader, session, cancel), CancellationToken.None);
    }

    async Task TickAsync(TickInput input, LogReader reader, DuckDbSession session, CancellationToken cancel)
    {
        Parse(input, session);
        foreach (var batch in input.Borrowed)
            reader.Return(batch);
        foreach (var listener in _listeners)
            listener.Pause();
        var pressed = Pressed();
        foreach (var topic in _topics.Values)
        {
            await topic.CommitIfDueAsync(topic == pressed, cancel).ConfigureAwait(false);
            topic.Compaction.StartIfDue();
            NoteUpkeep(topic);
        }
    }

    void Parse(TickInput input, DuckDbSession session)
    {
        foreach (var (partition, offset) in input.Begun)
        {
            _topics[partition.Topic].Intake.Begin(partition.Partition, offset);
            foreach (var listener in _listeners)
                listener.Assigned(_stream.Name, partition);
        }
        foreach (var (name, gap) in input.Gaps)
            _topics[name].Intake.Skip(gap);
        foreach (var (name, batches) in input.Topics)
        {
            var topic = _topics[name];
            var rejected = input.Rejected(name);
            var parsed = topic.Intake.Parse(session, batches, rejected, CancellationToken.None);
            _counters.Parsed(parsed);
            if (rejected.Count > 0 && _stream.BadRows == BadRecords.Fail)
                throw new MixdownException(Bad(rejected));
            if (parsed.Misfits > 0 && _counters.IsFirstMisfit(name))
                _story.Note(Rescued(topic.Topic, parsed.Misfits));
            foreach (var listener in parsed.Rows == 0 ? [] : _listeners)
                listener.Tick(new TickRows(_stream.Name, name, parsed.Table, parsed.FirstRow, parsed.Rows, session));
        }
    }

    /// <summary>The topic that is committed early because all of them together take too much memory; null while they do not.</summary>
    TopicRun? Pressed() => _topics.Values.Sum(topic => topic.Intake.Bytes) > _shop.WaitingBytes ? _topics.Values.MaxBy(topic => topic.Intake.Bytes) : null;

    /// <summary>Commits what was read. A lake that cannot be written now does not keep the process: the records come again.</summary>
    async Task FinishAsync(DuckDbSession session)
    {
        await _tick.ConfigureAwait(false);
        Parse(_input, session);
        foreach (var topic in _topics.Values)
            await topic.FinishAsync(isLast: true, CancellationToken.None).ConfigureAwait(false);
    }

    async Task SettleAsync()
    {
        await _tick.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        foreach (var topic in _topics.Values)
            await topic.SettleAsync().ConfigureAwait(false);
    }

    void NoteUpkeep(TopicRun topic)
    {
        if (topic.Compaction.TakeFailure() is { } failure)
            _story.Note(new Diagnostic("MX2417", $"the table {topic.Table.Name.Path} could not be compacted: {failure.Message}", Hint: "Its rows are safe; it is tried again. 'mixdown lake optimize' does it now.", Severity: Severity.Warning));
    }

    Diagnostic Bad(Ingest.Records.RejectedRecords rejected) => new(
        "MX2418", $"{Counted.Of(rejected.Count, "record")} cannot be read, and 'bad_rows.action' of the stream '{_stream.Name}' is fail: {rejected.First}", _stream.At,
        "Set it to quarantine to keep such records aside and go on.");

    static Diagnostic Rescued(StreamTopic topic, long values) => new(
        "MX2419", $"{values:#,0} values of '{topic.Name}' have no column, or do not fit it: they are in _mx_rescued", topic.At,
        "Declare what you want to keep under 'columns', or set 'schema_contract: { columns: evolve }'. This is said once.", Severity.Warning);
}
