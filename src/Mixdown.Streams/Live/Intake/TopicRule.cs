namespace Mixdown.Streams.Live.Intake;

/// <summary>What the entries of one topic have in common: where they differ, the longest time holds for all.</summary>
/// <param name="DedupeBy">The columns that identify an event; empty: every record is one.</param>
/// <param name="MayComeAtAnotherTime">Whether the time of an event is no part of its identity.</param>
/// <param name="Idle">After so much silence a partition is no longer waited for.</param>
/// <param name="Horizon">How far back identities are kept.</param>
/// <param name="Future">How far ahead of the clock a time may be and still count as the partition's.</param>
/// <param name="Keep">How long windows are shown.</param>
/// <param name="MaxKeys">How many identities are kept at most.</param>
sealed record TopicRule(
    IReadOnlyList<string> DedupeBy, bool MayComeAtAnotherTime, TimeSpan Idle, TimeSpan Horizon, TimeSpan Future, TimeSpan Keep, long MaxKeys)
{
    /// <summary>What entries of one topic have in common.</summary>
    public static TopicRule Of(IReadOnlyList<LiveDefinition> entries)
    {
        var dedupeBy = entries[0].DedupeBy;
        return new TopicRule(
            dedupeBy,
            entries[0].EventTimeColumn is not { } time || !dedupeBy.Contains(time, StringComparer.OrdinalIgnoreCase),
            entries.Max(entry => entry.Times.Idle),
            entries.Max(entry => entry.Times.Horizon),
            entries.Max(entry => entry.Times.Future),
            entries.Max(entry => entry.Times.Keep),
            entries.Max(entry => entry.MaxKeys));
    }
}
