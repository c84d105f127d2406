namespace Mixdown.Streams.Settings;

/// <summary>When the rows of a topic that have come are committed: whichever comes first.</summary>
/// <param name="Every">The time since the last commit.</param>
/// <param name="Bytes">The size of their records.</param>
public sealed record CommitRule(TimeSpan Every, long Bytes)
{
    /// <summary>Ten seconds make 8,640 commits a day, which compaction makes into a few files; 64 MB is what memory holds easily.</summary>
    public static readonly CommitRule Default = new(TimeSpan.FromSeconds(10), 64L << 20);
}
