using System.Collections.Concurrent;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Intake;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sources;

namespace Mixdown.Streams.Running;

/// <summary>Reads the partitions of a stream's topics, each from where its table ends: opens the log again when it was away, takes up
/// new partitions, and does with gaps what the stream says.</summary>
/// <param name="source">The log.</param>
/// <param name="stream">The stream.</param>
/// <param name="topics">Its topics, by name.</param>
/// <param name="shop">What it works with.</param>
/// <param name="story">Is told of what a person should know.</param>
/// <param name="input">What is being collected for the next tick.</param>
sealed class LogReader(
    IStreamSource source, StreamDefinition stream, IReadOnlyDictionary<string, TopicRun> topics, StreamWorkshop shop, IStreamStory story, Func<TickInput> input) : IAsyncDisposable
{
    static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    readonly Dictionary<TopicPartition, PartitionRange> _ranges = [];
    readonly Dictionary<TopicPartition, long> _next = [];
    readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<RecordBatch> _returned = [];
    readonly ConcurrentQueue<TopicRun> _committed = [];
    IStreamSession? _session;
    TimeSpan _pause = FirstPause;
    long _lookedAt;
    bool _isFirstLook = true;

    /// <summary>What the partitions had when they were looked at last; another dictionary after each look.</summary>
    public IReadOnlyDictionary<TopicPartition, PartitionRange> Ranges { get; private set; } = new Dictionary<TopicPartition, PartitionRange>();

    /// <summary>Where the partitions ended when reading began; null before the log was reached.</summary>
    public IReadOnlyDictionary<TopicPartition, long>? Ends { get; private set; }

    /// <summary>What it waits for; null: nothing.</summary>
    public string? Waiting { get; private set; }

    /// <summary>Whether everything was read that was there when reading began.</summary>
    public bool IsCaughtUp => Ends is { } ends && ends.All(end => _next.GetValueOrDefault(end.Key, long.MaxValue) >= end.Value);

    /// <summary>The next records; null when none came in time.</summary>
    /// <exception cref="MixdownException">The log refuses, or has lost records and the stream is to stop then (MX2412, MX2413).</exception>
    public async Task<RecordBatch?> ReadAsync(TimeSpan atMost, CancellationToken cancel)
    {
        try
        {
            var session = await OpenAsync(cancel).ConfigureAwait(false);
            await TellAsync(session, cancel).ConfigureAwait(false);
            var batch = await ReadAsync(session, atMost, cancel).ConfigureAwait(false);
            if (batch is not null)
                (_pause, Waiting) = (FirstPause, Back());
            return batch;
        }
        catch (MixdownException problem) when (problem.IsTransient)
        {
            // The boundary: what was read is kept, and reading goes on behind it.
            await RestAsync(problem.Diagnostics[0], cancel).ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>Gives a batch back. Any thread: the log hears of it with the next read.</summary>
    public void Return(RecordBatch batch) => _returned.Enqueue(batch);

    /// <summary>Says that a topic is committed further. Any thread, as above.</summary>
    public void Committed(TopicRun topic) => _committed.Enqueue(topic);

    /// <summary>Tells the log what it has not heard yet.</summary>
    public Task FinishAsync(CancellationToken cancel) => _session is null ? Task.CompletedTask : TellAsync(_session, cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;

    async Task<RecordBatch?> ReadAsync(IStreamSession session, TimeSpan atMost, CancellationToken cancel)
    {
        try
        {
            var batch = await session.ReadAsync(atMost, cancel).ConfigureAwait(false);
            if (batch is not null)
                _next[batch.Source] = batch.NextOffset;
            return batch;
        }
        catch (OffsetGoneException gone)
        {
            var range = await RangeAsync(session, gone.Partition, cancel).ConfigureAwait(false);
            var reason = gone.Cause?.Message ?? "the log no longer has them";
            Assign(session, gone.Partition, Bridge(gone.Partition, gone.Wanted, gone.Next ?? range.First, range.Next, reason));
            return null;
        }
    }

    async Task TellAsync(IStreamSession session, CancellationToken cancel)
    {
        while (_returned.TryDequeue(out var batch))
            session.Return(batch);
        while (_committed.TryDequeue(out var topic))
        {
            var next = topic.Committed.ToDictionary(entry => new TopicPartition(topic.Topic.Name, entry.Key), entry => entry.Value);
            await session.CommittedAsync(next, cancel).ConfigureAwait(false);
        }
    }

    async Task<IStreamSession> OpenAsync(CancellationToken cancel)
    {
        if (_session is not null)
        {
            if (shop.Clock.GetElapsedTime(_lookedAt) >= shop.LookEvery)
                await LookAsync(_session, cancel).ConfigureAwait(false);
            return _session;
        }
        var session = await source.OpenAsync(cancel).ConfigureAwait(false);
        _session = session;
        await LookAsync(session, cancel).ConfigureAwait(false);
        foreach (var (partition, next) in _next.ToList())
            Assign(session, partition, next);
        return session;
    }

    /// <summary>Asks which partitions there are and where they end, and begins to read those that are new.</summary>
    async Task LookAsync(IStreamSession session, CancellationToken cancel)
    {
        _lookedAt = shop.Clock.GetTimestamp();
        var found = await session.PartitionsAsync([.. topics.Keys], cancel).ConfigureAwait(false);
        foreach (var range in found)
            _ranges[range.Partition] = range;
        Ranges = new Dictionary<TopicPartition, PartitionRange>(_ranges);
        foreach (var range in found.Where(range => !_next.ContainsKey(range.Partition)))
            Assign(session, range.Partition, await StartAsync(session, range, cancel).ConfigureAwait(false));
        Ends ??= found.ToDictionary(range => range.Partition, range => range.Next);
        NoteMissing(found);
        _isFirstLook = false;
    }

    async Task<PartitionRange> RangeAsync(IStreamSession session, TopicPartition partition, CancellationToken cancel)
    {
        await LookAsync(session, cancel).ConfigureAwait(false);
        return _ranges[partition];
    }

    /// <summary>Where a partition is read first.</summary>
    async Task<long> StartAsync(IStreamSession session, PartitionRange range, CancellationToken cancel)
    {
        var (partition, topic) = (range.Partition, topics[range.Partition.Topic]);
        if (!topic.Committed.TryGetValue(partition.Partition, out var stored))
        {
            var first = await BeginningAsync(session, range, cancel).ConfigureAwait(false);
            input().Begun.Add((partition, first));
            return first;
        }
        input().Begun.Add((partition, stored));
        return stored >= range.First && stored <= range.Next ? stored : Bridge(partition, stored, range.First, range.Next, "the log no longer has them");
    }

    /// <summary>Where a partition begins of which nothing was ever read. One that comes while the stream runs is new from its first record
    /// on.</summary>
    async Task<long> BeginningAsync(IStreamSession session, PartitionRange range, CancellationToken cancel) => stream.Start switch
    {
        _ when !_isFirstLook => range.First,
        StreamStart.Latest => range.Next,
        StreamStart.Time time => await session.OffsetAtAsync(range, time.At, cancel).ConfigureAwait(false),
        _ => range.First,
    };

    /// <summary>Where reading goes on behind a gap.</summary>
    /// <exception cref="MixdownException">MX2412: the stream stops at gaps; MX2413: the log is another than it was.</exception>
    long Bridge(TopicPartition partition, long wanted, long next, long end, string reason)
    {
        if (next <= wanted)
            throw new MixdownException(Recreated(partition, wanted, end));
        if (stream.OnGap == GapAction.Fail)
            throw new MixdownException(Gap(partition, wanted, next, reason));
        input().Gaps.Add((partition.Topic, new LogGap(partition.Partition, wanted, next, reason)));
        return next;
    }

    void Assign(IStreamSession session, TopicPartition partition, long offset)
    {
        _next[partition] = offset;
        session.Assign(partition, offset);
    }

    async Task RestAsync(Diagnostic problem, CancellationToken cancel)
    {
        if (Waiting is null)
            story.Note(problem with { Severity = Severity.Warning });
        Waiting = problem.Message;
        if (_session is { } session)
            await session.DisposeAsync().ConfigureAwait(false);
        _session = null;
        await Task.Delay(_pause, shop.Clock, cancel).ConfigureAwait(false);
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
    }

    string? Back()
    {
        if (Waiting is not null)
            story.Note(new Diagnostic("MX2414", $"the stream '{stream.Name}' reads again", Severity: Severity.Warning));
        return null;
    }

    void NoteMissing(IReadOnlyList<PartitionRange> found)
    {
        if (source.MakesTopics)
            return;
        var there = found.Select(range => range.Partition.Topic).ToHashSet(StringComparer.Ordinal);
        foreach (var topic in topics.Values.Where(topic => !there.Contains(topic.Topic.Name) && _missing.Add(topic.Topic.Name)))
            story.Note(new Diagnostic("MX2415", $"the log of '{stream.Name}' has no topic '{topic.Topic.Name}' yet", topic.Topic.At, "It is read as soon as it is there. If that is a surprise, look at its name.", Severity.Warning));
    }

    Diagnostic Gap(TopicPartition partition, long wanted, long next, string reason) => new(
        "MX2412", FormattableString.Invariant($"{next - wanted:#,0} records of {partition} are lost: offset {wanted} is to be read next, and the log goes on at {next} ({reason})"), stream.At,
        "Nothing was skipped. Set 'on_gap: record' to write the gap down in _mixdown.gaps and go on behind it.");

    Diagnostic Recreated(TopicPartition partition, long wanted, long end) => new(
        "MX2413", FormattableString.Invariant($"the table has {partition} up to offset {wanted}, and the log ends at {end}: it is not the log that was read before"), stream.At,
        "The topic was made anew, or the stream points to another server. Give the stream another name or schema, so that both can be told apart.");
}
