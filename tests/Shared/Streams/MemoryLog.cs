using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Streams.Sources;

namespace Mixdown.Testing.Streams;

/// <summary>A log in memory that outlives the sessions that read it, as a broker does.</summary>
sealed class MemoryLog : IStreamSource
{
    readonly Lock _gate = new();
    readonly SortedDictionary<(string Topic, int Partition), List<(long Offset, byte[] Value)>> _records = [];
    readonly Dictionary<(string Topic, int Partition), long> _ends = [];

    public string Kind => "memory";

    /// <summary>Records of one batch at most.</summary>
    public int BatchRecords { get; init; } = 100;

    /// <summary>Times that the log refuses to be opened or read before it answers.</summary>
    public int Refusals { get; set; }

    /// <summary>What the log was told of commits.</summary>
    public Dictionary<TopicPartition, long> Committed { get; } = [];

    public void Write(string topic, int partition, params IEnumerable<string> values)
    {
        lock (_gate)
        {
            var key = (topic, partition);
            if (!_records.TryGetValue(key, out var records))
                _records.Add(key, records = []);
            foreach (var value in values)
            {
                var offset = _ends.GetValueOrDefault(key);
                records.Add((offset, Encoding.UTF8.GetBytes(value)));
                _ends[key] = offset + 1;
            }
        }
    }

    /// <summary>Lets go of the records before an offset.</summary>
    public void Trim(string topic, int partition, long offset)
    {
        lock (_gate)
            _records[(topic, partition)].RemoveAll(record => record.Offset < offset);
    }

    public Task<IStreamSession> OpenAsync(CancellationToken cancel)
    {
        Refuse();
        return Task.FromResult<IStreamSession>(new Session(this));
    }

    void Refuse()
    {
        if (Refusals > 0 && Refusals-- > 0)
            throw new MixdownException(new Diagnostic("MX2455", "No broker answers")) { IsTransient = true };
    }

    IReadOnlyList<PartitionRange> Ranges(IReadOnlyList<string> topics)
    {
        lock (_gate)
            return [.. _records.Where(entry => topics.Contains(entry.Key.Topic)).Select(entry => new PartitionRange(
                new TopicPartition(entry.Key.Topic, entry.Key.Partition), entry.Value.Count == 0 ? _ends[entry.Key] : entry.Value[0].Offset, _ends[entry.Key]))];
    }

    RecordBatch? Next(TopicPartition partition, long from)
    {
        lock (_gate)
        {
            var key = (partition.Topic, partition.Partition);
            var records = _records[key];
            var at = records.FindIndex(record => record.Offset >= from);
            if (at < 0)
                return null;
            if (records[at].Offset > from)
                throw new OffsetGoneException(partition, from);
            var batch = new RecordBatch(64, 4) { Source = partition };
            foreach (var (offset, value) in records.Skip(at).Take(BatchRecords))
                batch.Add(offset, 1_700_000_000_000 + offset, default, value);
            return batch;
        }
    }

    sealed class Session(MemoryLog log) : IStreamSession
    {
        readonly List<TopicPartition> _turn = [];
        readonly Dictionary<TopicPartition, long> _next = [];

        public Task<IReadOnlyList<PartitionRange>> PartitionsAsync(IReadOnlyList<string> topics, CancellationToken cancel) => Task.FromResult(log.Ranges(topics));

        public void Assign(TopicPartition partition, long offset)
        {
            _next[partition] = offset;
            if (!_turn.Contains(partition))
                _turn.Add(partition);
        }

        public void Unassign(TopicPartition partition)
        {
            _next.Remove(partition);
            _turn.Remove(partition);
        }

        public async ValueTask<RecordBatch?> ReadAsync(TimeSpan atMost, CancellationToken cancel)
        {
            log.Refuse();
            for (var i = 0; i < _turn.Count; i++)
            {
                var partition = _turn[0];
                _turn.RemoveAt(0);
                _turn.Add(partition);
                if (log.Next(partition, _next[partition]) is { } batch)
                {
                    _next[partition] = batch.NextOffset;
                    return batch;
                }
            }
            await Task.Delay(atMost < TimeSpan.FromMilliseconds(5) ? atMost : TimeSpan.FromMilliseconds(5), cancel);
            return null;
        }

        public void Return(RecordBatch batch) => batch.Clear();

        public Task CommittedAsync(IReadOnlyDictionary<TopicPartition, long> next, CancellationToken cancel)
        {
            foreach (var (partition, offset) in next)
                log.Committed[partition] = offset;
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
