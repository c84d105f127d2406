using Mixdown.Data.Records;
using Mixdown.Streams.Sources.Collector.Log;

namespace Mixdown.Streams.Sources.Collector;

/// <summary>One reading of the collector's log. It reads nothing ahead: what is asked for comes out of the file cache.</summary>
sealed class CollectorSession : IStreamSession
{
    /// <summary>Batches that wait to be filled again; more are left to the collector of garbage.</summary>
    const int SpareBatches = 8;

    readonly EventLog _log;
    readonly bool _ownsLog;
    readonly ReadMarks _marks;
    readonly List<(TopicPartition Partition, PartitionReader Reader)> _readers = [];
    readonly Stack<RecordBatch> _spare = [];
    int _turn;

    /// <param name="log">What is read.</param>
    /// <param name="ownsLog">Whether it is closed with the session.</param>
    public CollectorSession(EventLog log, bool ownsLog) => (_log, _ownsLog, _marks) = (log, ownsLog, log.AddReader());

    /// <inheritdoc/>
    public Task<IReadOnlyList<PartitionRange>> PartitionsAsync(IReadOnlyList<string> topics, CancellationToken cancel)
    {
        IReadOnlyList<PartitionRange> ranges =
        [
            .. from topic in topics
               where _log.Topics.ContainsKey(topic)
               from partition in _log.Topics[topic].Partitions
               select new PartitionRange(partition.Id, partition.First, partition.End.Next),
        ];
        return Task.FromResult(ranges);
    }

    /// <inheritdoc/>
    public void Assign(TopicPartition partition, long offset)
    {
        Unassign(partition);
        _marks.Set(partition, offset);
        _readers.Add((partition, new PartitionReader(_log.Topics[partition.Topic].Partitions[partition.Partition], offset)));
    }

    /// <inheritdoc/>
    public void Unassign(TopicPartition partition)
    {
        var at = _readers.FindIndex(reader => reader.Partition == partition);
        if (at < 0)
            return;
        _readers[at].Reader.Dispose();
        _readers.RemoveAt(at);
    }

    /// <inheritdoc/>
    public async ValueTask<RecordBatch?> ReadAsync(TimeSpan atMost, CancellationToken cancel)
    {
        var started = _log.Clock.GetTimestamp();
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var next = _log.Pulse.Next;
            if (Read() is { } batch)
                return batch;
            var left = atMost - _log.Clock.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
                return null;
            // Out of time is not worth an exception: it happens four times a second.
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            await Task.WhenAny(next, Task.Delay(left, _log.Clock, patience.Token));
            await patience.CancelAsync();
        }
    }

    /// <inheritdoc/>
    public void Return(RecordBatch batch)
    {
        if (_spare.Count < SpareBatches)
            _spare.Push(batch);
    }

    /// <inheritdoc/>
    public Task CommittedAsync(IReadOnlyDictionary<TopicPartition, long> next, CancellationToken cancel)
    {
        foreach (var (partition, offset) in next)
            _marks.Set(partition, offset);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, reader) in _readers)
            reader.Dispose();
        _readers.Clear();
        _log.Remove(_marks);
        if (_ownsLog)
            await _log.DisposeAsync();
    }

    RecordBatch? Read()
    {
        var batch = _spare.TryPop(out var spare) ? spare : new RecordBatch(bytes: PartitionReader.BatchBytes + (PartitionReader.BatchBytes >> 2), records: 1024);
        for (var asked = 0; asked < _readers.Count; asked++)
        {
            _turn = (_turn + 1) % _readers.Count;
            if (_readers[_turn].Reader.Read(batch))
                return batch;
        }
        Return(batch);
        return null;
    }
}
