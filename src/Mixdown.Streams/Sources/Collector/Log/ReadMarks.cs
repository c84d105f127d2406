using System.Collections.Concurrent;
using Mixdown.Data.Records;

namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>How far one reader has come for certain. Safe for several threads.</summary>
sealed class ReadMarks
{
    readonly ConcurrentDictionary<TopicPartition, long> _next = new();

    /// <summary>Reading begins, or goes on, at an offset: what is before it is committed.</summary>
    public void Set(TopicPartition partition, long next) => _next[partition] = next;

    /// <summary>The offset up to which records may go; 0 where nothing was said.</summary>
    public long Of(TopicPartition partition) => _next.GetValueOrDefault(partition);
}
