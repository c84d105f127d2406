using Mixdown.Delta.Actions;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Checkpoints;

/// <summary>The actions of a checkpoint: everything that holds at a version, and nothing of how it came to be. Pure.</summary>
static class CheckpointContent
{
    public static List<DeltaAction> Of(DeltaSnapshot snapshot, DateTimeOffset now) =>
    [
        .. IsVersion2(snapshot) ? [new CheckpointHeader(snapshot.Version)] : Array.Empty<DeltaAction>(),
        snapshot.Protocol,
        snapshot.MetaData,
        .. snapshot.Transactions,
        .. snapshot.Domains,
        .. snapshot.Tombstones.Where(IsNeeded(snapshot, now)),
        .. snapshot.Files,
    ];

    /// <summary>Whether the table's checkpoints say which version they hold; all in one file, under the name that every reader
    /// looks for.</summary>
    public static bool IsVersion2(DeltaSnapshot snapshot) => snapshot.Protocol.WriterFeatures.Contains(ReaderFeatures.V2Checkpoint);

    /// <summary>A tombstone is kept while vacuum may not delete its file yet. One without a time counts as old.</summary>
    static Func<RemoveFile, bool> IsNeeded(DeltaSnapshot snapshot, DateTimeOffset now)
    {
        var retention = TableProperties.FileRetention(snapshot.MetaData);
        var oldest = retention is { } kept ? (now - kept).ToUnixTimeMilliseconds() : long.MinValue;
        return tombstone => (tombstone.DeletedAt ?? 0) > oldest;
    }
}
