using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;

namespace Mixdown.Streams.Sources;

/// <summary>The offset that is to be read next is not in the log. What becomes of it is for <c>on_gap</c> to say.</summary>
/// <param name="partition">Where.</param>
/// <param name="wanted">The offset.</param>
sealed class OffsetGoneException(TopicPartition partition, long wanted) : Exception($"Offset {wanted} of {partition} is not in the log")
{
    /// <summary>Where.</summary>
    public TopicPartition Partition => partition;

    /// <summary>The offset that is not there.</summary>
    public long Wanted => wanted;

    /// <summary>Where reading may go on, when the hole is in the middle of the log; null: at the oldest record that is there.</summary>
    public long? Next { get; init; }

    /// <summary>Why it is not there, where the log knows: a damaged file and its place. Null: the log let go of it, or never had
    /// it.</summary>
    public Diagnostic? Cause { get; init; }
}
