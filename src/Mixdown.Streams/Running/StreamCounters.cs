using System.Collections.Concurrent;
using Mixdown.Data.Records;
using Mixdown.Streams.Intake;

namespace Mixdown.Streams.Running;

/// <summary>Counts what a stream does, for whoever asks.</summary>
/// <param name="stream">Its name.</param>
sealed class StreamCounters(string stream)
{
    readonly ConcurrentDictionary<TopicPartition, long> _newest = [];
    readonly ConcurrentDictionary<TopicPartition, long> _read = [];
    readonly HashSet<string> _misfits = new(StringComparer.Ordinal);
    long _records;
    long _bytes;
    long _rejected;

    /// <summary>Counts records that were read.</summary>
    public void Read(RecordBatch batch)
    {
        Interlocked.Add(ref _records, batch.Count);
        Interlocked.Add(ref _bytes, batch.Bytes);
        _read[batch.Source] = batch.NextOffset;
        if (batch.Count > 0 && batch.Timestamp(batch.Count - 1) is >= 0 and var newest)
            _newest[batch.Source] = newest;
    }

    /// <summary>Counts what they became.</summary>
    public void Parsed(ParsedRows parsed) => Interlocked.Add(ref _rejected, parsed.Rejected);

    /// <summary>Whether this is the first time that values of a topic were rescued.</summary>
    public bool IsFirstMisfit(string topic) => _misfits.Add(topic);

    /// <summary>How the stream stands.</summary>
    public StreamFigures Figures(IReadOnlyDictionary<string, TopicRun> topics, LogReader? reader, DateTimeOffset now) => new(stream, Partitions(topics, reader, now))
    {
        Records = Interlocked.Read(ref _records),
        Bytes = Interlocked.Read(ref _bytes),
        Rejected = Interlocked.Read(ref _rejected),
        Committed = topics.Values.Sum(topic => topic.CommittedRecords),
        CommittedAt = topics.Values.Max(topic => topic.CommittedAt),
        Waiting = reader?.Waiting,
    };

    List<PartitionFigures> Partitions(IReadOnlyDictionary<string, TopicRun> topics, LogReader? reader, DateTimeOffset now)
    {
        var partitions = new List<PartitionFigures>();
        foreach (var (partition, range) in reader?.Ranges ?? new Dictionary<TopicPartition, Sources.PartitionRange>())
        {
            var topic = topics[partition.Topic];
            var committed = topic.Committed.TryGetValue(partition.Partition, out var stored) ? stored : range.First;
            var read = _read.GetValueOrDefault(partition, committed);
            var end = Math.Max(range.Next, read);
            var isBehind = read < end && _newest.ContainsKey(partition);
            var behind = isBehind ? now - DateTimeOffset.FromUnixTimeMilliseconds(_newest[partition]) : TimeSpan.Zero;
            partitions.Add(new PartitionFigures(partition, committed, read, end, behind) { CommittedAt = topic.CommittedAt });
        }
        return partitions;
    }
}
