using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Sources.Collector.Log.Files;

namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>One partition of a log: many give it records, one loop writes them, any number read what is on disk.</summary>
sealed class PartitionLog : IAsyncDisposable
{
    /// <summary>Bytes that wait for the disk; whoever brings more waits until some of them are written.</summary>
    const int PendingBytes = 32 << 20;

    readonly Lock _gate = new();
    readonly SemaphoreSlim _work = new(0);
    readonly string _folder;
    readonly LogHost _host;
    readonly KeyMemory _keys;
    readonly SegmentWriter _files;
    readonly Pulse _pulse;
    readonly Task _loop;
    Group _open = new();
    Group _spare = new();
    bool _isBroken;
    bool _isClosed;

    /// <param name="id">Which one.</param>
    /// <param name="folder">Its files; made when they are not there.</param>
    /// <param name="host">What the log works with.</param>
    /// <param name="pulse">Beats when records are there to be read.</param>
    /// <exception cref="IOException">The disk refuses.</exception>
    public PartitionLog(TopicPartition id, string folder, LogHost host, Pulse pulse)
    {
        (Id, _folder, _host, _pulse) = (id, folder, host, pulse);
        _keys = new KeyMemory(host.Options.Idempotency, host.Clock);
        _files = new SegmentWriter(folder, host, _keys);
        _loop = Task.Run(WriteAsync);
    }

    /// <summary>Which one.</summary>
    public TopicPartition Id { get; }

    /// <summary>Where what is on disk ends.</summary>
    public LogEnd End => _files.End;

    /// <summary>The offset of the oldest record that is there.</summary>
    public long First => _files.Segments[0].First;

    /// <summary>The files, oldest first.</summary>
    public IReadOnlyList<Segment> Segments => _files.Segments;

    /// <summary>Bytes on disk.</summary>
    public long Bytes => _files.Bytes;

    /// <summary>Why the last write failed; null when it did not.</summary>
    public Diagnostic? Trouble { get; private set; }

    /// <summary>Whether a request is known to bring something else than it brought the first time.</summary>
    public bool IsKeyTaken(KeyEntry key)
    {
        lock (_gate)
            return _keys.Find(key.Key) is { } known && known.Entry.Content != key.Content;
    }

    /// <summary>Takes a part of a request.</summary>
    /// <param name="batch">Its records, copied when the outer task ends.</param>
    /// <param name="chosen">Which of them; null: all.</param>
    /// <param name="key">The request, where it is to be remembered.</param>
    /// <param name="cancel">Ends the wait for room.</param>
    /// <returns>A task that ends when it is known whether they are on disk.</returns>
    public async ValueTask<Task<AppendOutcome>> AddAsync(RecordBatch batch, IReadOnlyList<int>? chosen, KeyEntry? key, CancellationToken cancel)
    {
        while (true)
        {
            Task ahead;
            lock (_gate)
            {
                if (_isClosed)
                    return Task.FromResult(AppendOutcome.Closed);
                if (key is { } asked && _keys.Find(asked.Key) is { } known)
                    return known.Kept;
                if (_open.Frames.IsEmpty || _open.Frames.Bytes + batch.Bytes <= PendingBytes)
                    return Add(batch, chosen, key);
                ahead = _open.Kept;
            }
            await ahead.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Deletes files whose records nobody needs.</summary>
    public void DeleteBefore(long first)
    {
        try
        {
            lock (_gate)
                _files.DeleteBefore(first);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _host.Report(LogErrors.Refused(_folder, problem));
        }
    }

    /// <summary>Goes on in a new file when this one is old, so that it can be deleted one day.</summary>
    public void RollIfOld()
    {
        if (_files.IsOld)
            _work.Release();
    }

    /// <summary>Writes what has been taken, and takes no more.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
        }
        _work.Release();
        await _loop;
        _files.Dispose();
        _work.Dispose();
    }

    Task<AppendOutcome> Add(RecordBatch batch, IReadOnlyList<int>? chosen, KeyEntry? key)
    {
        var group = _open;
        if (group.Frames.IsEmpty)
            _work.Release();
        group.Frames.BeginPart();
        for (var i = 0; i < (chosen?.Count ?? batch.Count); i++)
        {
            var record = chosen is null ? i : chosen[i];
            group.Frames.Add(batch.Key(record), batch.Value(record), batch.IsTombstone(record));
        }
        if (key is { } request)
        {
            group.Remember(request);
            _keys.Add(request, group.Kept);
        }
        return group.Kept;
    }

    async Task WriteAsync()
    {
        while (true)
        {
            await _work.WaitAsync();
            Group? group = null;
            bool isLast;
            lock (_gate)
            {
                isLast = _isClosed;
                if (!_open.Frames.IsEmpty)
                    (group, _open, _spare) = (_open, _spare, _open);
            }
            try
            {
                Write(group);
                if (isLast && group is not null)
                    Write(null);
            }
            catch (Exception wrong)
            {
                Abandon(group, wrong);
                throw;
            }
            if (isLast)
                return;
        }
    }

    /// <summary>Nobody waits for a loop that has ended for a reason of ours.</summary>
    void Abandon(Group? group, Exception wrong)
    {
        lock (_gate)
            _isClosed = true;
        group?.Fail(wrong);
        _open.Fail(wrong);
    }

    /// <summary>The boundary of the partition: whatever the disk says is an answer to those who wait.</summary>
    void Write(Group? group)
    {
        try
        {
            if (_isBroken)
                _files.Recover();
            _isBroken = false;
            if (group is not null)
                Keep(group);
            else if (_isClosed)
                _files.Mark();
            else if (_files.IsOld)
                Roll();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Refuse(group, problem);
        }
    }

    void Keep(Group group)
    {
        // The memory of requests goes into a new file, and requests are still coming in.
        lock (_gate)
            _files.PrepareFor(group.Frames.Bytes);
        _files.Append(group.Frames);
        Trouble = null;
        group.Complete(AppendOutcome.Kept);
        _pulse.Beat();
    }

    void Roll()
    {
        lock (_gate)
            _files.Roll();
    }

    void Refuse(Group? group, Exception problem)
    {
        _isBroken = true;
        var isFull = problem is IOException disk && LogErrors.IsFull(disk);
        var trouble = isFull ? LogErrors.Full(_folder, group?.Frames.Bytes ?? 0) : LogErrors.Refused(_folder, problem);
        if (Trouble?.Code != trouble.Code)
            _host.Report(trouble);
        Trouble = trouble;
        lock (_gate)
        {
            foreach (var key in group?.Keys ?? [])
                _keys.Forget(key);
        }
        if (isFull)
            group?.Complete(AppendOutcome.DiskFull);
        else
            group?.Fail(new MixdownException(trouble, problem) { IsTransient = true });
    }
}
