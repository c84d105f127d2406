using Mixdown.Data.Diagnostics;
using Mixdown.Streams.Bronze;
using Mixdown.Streams.Intake;
using Mixdown.Streams.Settings;

namespace Mixdown.Streams.Running;

/// <summary>A topic while its stream runs: what has come in, and the commit that is under way.</summary>
sealed class TopicRun
{
    readonly StreamWorkshop _shop;
    readonly StreamDefinition _stream;
    readonly CommitRetries _retries;
    Task _commit = Task.CompletedTask;
    long _sealedAt;

    /// <param name="shop">What it works with.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="table">Its table, refreshed.</param>
    /// <param name="story">Is told of commits.</param>
    public TopicRun(StreamWorkshop shop, StreamDefinition stream, StreamTopic topic, StreamTable table, IStreamStory story)
    {
        (_shop, _stream, Topic, Table) = (shop, stream, topic, table);
        Columns = new TopicColumns(topic, table);
        Intake = new TopicIntake(shop, stream, topic, Columns);
        Compaction = new TableUpkeep(shop, table);
        _retries = new CommitRetries(shop.Clock, story, stream.Name);
        Story = story;
        _sealedAt = shop.Clock.GetTimestamp();
        Committed = new Dictionary<int, long>(table.Offsets);
        CommittedAt = table.Snapshot?.Timestamp;
    }

    public StreamTopic Topic { get; }

    public StreamTable Table { get; }

    public TopicColumns Columns { get; }

    public TopicIntake Intake { get; }

    public TableUpkeep Compaction { get; }

    /// <summary>The offset that the table has next, by partition; another dictionary after each commit.</summary>
    public IReadOnlyDictionary<int, long> Committed { get; private set; }

    /// <summary>When the last commit to the table was, whoever made it; null before the first.</summary>
    public DateTimeOffset? CommittedAt { get; private set; }

    /// <summary>Rows and rejected records that this process has committed.</summary>
    public long CommittedRecords { get; private set; }

    /// <summary>Is told what is committed, to pass it on to the source.</summary>
    public required Action<TopicRun> OnCommitted { get; init; }

    IStreamStory Story { get; }

    /// <summary>Closes what waits and starts its commit, if it is time.</summary>
    /// <param name="isPressed">Whether memory is short: then it is time whatever the clock says.</param>
    /// <param name="cancel">Ends the waiting for a lake that cannot be written; what is being written is written to its end.</param>
    public async Task CommitIfDueAsync(bool isPressed, CancellationToken cancel)
    {
        if (_commit.IsCompleted)
            await _commit.ConfigureAwait(false);
        if (!Intake.HasOpen)
            _sealedAt = _shop.Clock.GetTimestamp();
        var isFull = Intake.Bytes >= _stream.Commit.Bytes || isPressed;
        var isDue = isFull || _shop.Clock.GetElapsedTime(_sealedAt) >= _stream.Commit.Every;
        if (Intake.HasOpen && isDue && (_commit.IsCompleted || isFull))
        {
            // Two full buffers are all that memory has room for: the log waits until the first one is in the lake.
            await _commit.ConfigureAwait(false);
            Seal();
        }
        if (Intake.Next is not null && _commit.IsCompleted)
            _commit = Task.Run(() => CommitAllAsync(isLast: false, cancel), CancellationToken.None);
    }

    /// <summary>Commits all that waits.</summary>
    /// <param name="isLast">Whether the stream is told to end: then what cannot be committed now comes again from the log.</param>
    /// <param name="cancel">As above.</param>
    public async Task FinishAsync(bool isLast, CancellationToken cancel)
    {
        await _commit.ConfigureAwait(false);
        Seal();
        await CommitAllAsync(isLast, cancel).ConfigureAwait(false);
    }

    /// <summary>Returns when nothing of it is under way any more, however that ended.</summary>
    public async Task SettleAsync()
    {
        await ((Task)_commit.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)).ConfigureAwait(false);
        await Compaction.DisposeAsync().ConfigureAwait(false);
    }

    void Seal()
    {
        Intake.Seal();
        _sealedAt = _shop.Clock.GetTimestamp();
    }

    async Task CommitAllAsync(bool isLast, CancellationToken cancel)
    {
        while (Intake.Next is { } waiting)
        {
            var began = _shop.Clock.GetTimestamp();
            using var session = _shop.Memory.OpenSession();
            var commit = new TableCommit(_shop.StreamLake, Table, waiting, session);
            await _retries.RunAsync(commit.RunAsync, isLast, cancel).ConfigureAwait(false);
            Intake.Done(session);
            Note(waiting.Content, _shop.Clock.GetElapsedTime(began));
            OnCommitted(this);
        }
    }

    void Note(TopicRows rows, TimeSpan took)
    {
        Committed = new Dictionary<int, long>(Table.Offsets);
        CommittedAt = _shop.Clock.GetUtcNow();
        CommittedRecords += rows.Rows + rows.Rejected;
        var version = Table.Snapshot?.Version ?? -1;
        Story.Committed(new TopicCommitted(_stream.Name, Topic.Name, version, rows.Rows, rows.Rejected, rows.Bytes, took) { Changes = rows.Changes });
        foreach (var gap in rows.Gaps)
            Story.Note(new Diagnostic(
                "MX2409", FormattableString.Invariant($"{gap.Next - gap.From:#,0} records of {Table.Place(gap.Partition)} are lost: offsets {gap.From} to {gap.Next - 1} ({gap.Reason})"), Topic.At,
                "They are written down in _mixdown.gaps. Keep the log longer, or run the stream more often.", Severity.Warning));
    }
}
