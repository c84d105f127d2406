namespace Mixdown.Streams.Live.Intake;

/// <summary>What is looked at of a row; times in microseconds since 1970.</summary>
/// <param name="Row">Its <c>rowid</c>.</param>
/// <param name="Partition">Where it came from.</param>
/// <param name="Time">When it happened; <see cref="long.MinValue"/>: that cannot be told.</param>
/// <param name="Arrived">When it came.</param>
/// <param name="Id">The hash of its identity.</param>
readonly record struct RowKey(long Row, long Partition, long Time, long Arrived, ulong Id)
{
    /// <summary>Whether it has no time.</summary>
    public bool IsUntimed => Time == long.MinValue;
}
