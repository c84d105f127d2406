namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>Decides which files of a log go. Pure.</summary>
/// <param name="rule">How long records stay.</param>
/// <param name="now">Milliseconds since 1970 UTC.</param>
sealed class RetentionPlan(RetentionRule rule, long now)
{
    /// <summary>The files to delete, oldest first.</summary>
    /// <param name="files">All files of all partitions that are written no more.</param>
    /// <param name="total">Bytes of the whole log.</param>
    public IReadOnlyList<AgedFile> Of(IEnumerable<AgedFile> files, long total)
    {
        var gone = new List<AgedFile>();
        var kept = new HashSet<PartitionLog>();
        // A clock that was set may make a later file look older than the one before: the offsets break the tie within a partition.
        foreach (var file in files.OrderBy(file => file.LastTimestamp).ThenBy(file => file.Next))
        {
            if (kept.Contains(file.Partition) || !Goes(file, total))
            {
                kept.Add(file.Partition);
                continue;
            }
            gone.Add(file);
            total -= file.Bytes;
        }
        return gone;
    }

    bool Goes(AgedFile file, long total) =>
        (file.IsCommitted && (now - file.LastTimestamp >= rule.Time.TotalMilliseconds || total > rule.Bytes))
        || (rule.HardLimit is { } limit && total > limit);
}
