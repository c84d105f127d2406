namespace Mixdown.Ingest.Sources.PostgresCdc;

/// <summary>How much of the log one run reads: the key <c>max_batch</c>. A transaction that has begun is read to its end.</summary>
public sealed record BatchLimit
{
    /// <summary>Bytes of changes, which lie in the scratch folder until they are in the lake. Default 4 GB.</summary>
    public long Bytes { get; init; } = 4L << 30;

    /// <summary>Changes. Default: any number.</summary>
    public long Rows { get; init; } = long.MaxValue;

    /// <summary>For how long the log is read. Default: any time.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.MaxValue;

    internal bool IsReached(long rows, long bytes, TimeSpan took) => bytes >= Bytes || rows >= Rows || took >= Time;
}
