namespace Mixdown.Streams.Replays;

/// <summary>From where on a topic is read again; from its first record where nothing is said.</summary>
public sealed record ReplayStart
{
    /// <summary>The first offset of each partition that is meant; null: all partitions, from the beginning or from
    /// <see cref="Time"/> on.</summary>
    public IReadOnlyDictionary<int, long>? Offsets { get; init; }

    /// <summary>Records that the log took then or later, as <c>_mx_timestamp</c> of the table tells; null for no time.</summary>
    public DateTimeOffset? Time { get; init; }
}
