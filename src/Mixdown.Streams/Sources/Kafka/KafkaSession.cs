using System.Collections.Concurrent;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Kafka;

namespace Mixdown.Streams.Sources.Kafka;

/// <summary>One reading of a cluster's topics.</summary>
sealed class KafkaSession(KafkaSourceOptions options, KafkaCluster cluster, KafkaWatch watch, Func<long, KafkaReader> newReader) : IStreamSession
{
    /// <summary>librdkafka fetches this much at least: less would be a request for a handful of records.</summary>
    const long LeastQueueBytes = 256 << 10;

    /// <summary>A partition gets no more, however few there are.</summary>
    const long MostQueueBytes = 16 << 20;

    readonly BatchPool _pool = new();
    readonly Queue<RecordBatch> _ready = new();
    readonly ConcurrentDictionary<TopicPartition, PartitionPosition> _wanted = new();
    readonly ConcurrentQueue<TopicPartition> _changed = new();
    readonly SemaphoreSlim _turn = new(1);
    KafkaReader? _reader;
    int _roomFor;
    Exception? _failure;

    /// <inheritdoc/>
    public Task<IReadOnlyList<PartitionRange>> PartitionsAsync(IReadOnlyList<string> topics, CancellationToken cancel) => cluster.PartitionsAsync(topics, cancel);

    /// <inheritdoc/>
    public async Task<long> OffsetAtAsync(PartitionRange partition, DateTimeOffset time, CancellationToken cancel) =>
        await cluster.OffsetAsync(partition.Partition, time, cancel).ConfigureAwait(false) ?? partition.Next;

    /// <inheritdoc/>
    public void Assign(TopicPartition partition, long offset)
    {
        _wanted[partition] = new PartitionPosition(partition, offset);
        _changed.Enqueue(partition);
    }

    /// <inheritdoc/>
    public void Unassign(TopicPartition partition)
    {
        _wanted.TryRemove(partition, out _);
        _changed.Enqueue(partition);
    }

    /// <inheritdoc/>
    public async ValueTask<RecordBatch?> ReadAsync(TimeSpan atMost, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            // librdkafka keeps the thread that waits.
            if (!_changed.IsEmpty || (_ready.Count == 0 && _failure is null))
                await Task.Run(() => Fill(atMost, cancel), cancel).ConfigureAwait(false);
            return Next();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Return(RecordBatch batch) => _pool.Return(batch);

    /// <summary>Tells the group of the settings, where there is one. That it cannot be told stops nothing.</summary>
    public async Task CommittedAsync(IReadOnlyDictionary<TopicPartition, long> next, CancellationToken cancel)
    {
        if (options.Group is null || next.Count == 0)
            return;
        try
        {
            await cluster.CommitAsync(next, cancel).ConfigureAwait(false);
        }
        catch (MixdownException failed)
        {
            watch.Tell("MX2464", $"The group '{options.Group}' does not hear how far the stream is: {failed.Diagnostics[0].Message}", "Nothing is lost: what shows lag shows too much of it until the next commit.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        if (_reader is { } reader)
            await Task.Run(reader.Dispose).ConfigureAwait(false);
        await cluster.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }

    /// <summary>Batches first: what came before a failure is as good as ever.</summary>
    RecordBatch? Next()
    {
        if (_ready.TryDequeue(out var batch))
            return batch;
        var failure = _failure;
        _failure = null;
        return failure is null ? null : throw failure;
    }

    void Fill(TimeSpan atMost, CancellationToken cancel)
    {
        ApplyChanges();
        if (_ready.Count > 0 || _reader is null)
            return;
        try
        {
            _reader.Fill(atMost, _pool, _ready, cancel);
        }
        catch (Exception failure) when (failure is OffsetGoneException or MixdownException)
        {
            _failure = failure;
        }
    }

    void ApplyChanges()
    {
        var changed = new HashSet<TopicPartition>();
        while (_changed.TryDequeue(out var partition))
            changed.Add(partition);
        if (changed.Count == 0)
            return;
        Forget(changed);
        if (_wanted.Count > _roomFor)
        {
            Reopen();
            return;
        }
        _reader?.Unassign(changed);
        _reader?.Assign([.. changed.Select(partition => _wanted.GetValueOrDefault(partition)).OfType<PartitionPosition>()]);
    }

    /// <summary>What was read before a partition is read from elsewhere must not be seen any more.</summary>
    void Forget(HashSet<TopicPartition> changed)
    {
        var kept = _ready.Where(batch => !changed.Contains(batch.Source)).ToList();
        foreach (var batch in _ready.Where(batch => changed.Contains(batch.Source)))
            _pool.Return(batch);
        _ready.Clear();
        kept.ForEach(_ready.Enqueue);
        if (_failure is OffsetGoneException gone && changed.Contains(gone.Partition))
            _failure = null;
    }

    /// <summary>A client has its share for each partition from birth. With many more partitions it gets a successor, which goes on where
    /// it was.</summary>
    void Reopen()
    {
        _reader?.Dispose();
        _roomFor = Math.Max(4, 2 * _wanted.Count);
        _reader = newReader(Math.Clamp(options.ReadAhead / _wanted.Count, LeastQueueBytes, MostQueueBytes));
        _reader.Assign([.. _wanted.Values]);
    }
}
