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
}
