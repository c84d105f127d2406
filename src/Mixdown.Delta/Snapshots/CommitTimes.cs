using Mixdown.Delta.Actions;
using Mixdown.Delta.Log;

namespace Mixdown.Delta.Snapshots;

/// <summary>Finds the version of a time. Tables with the feature <c>inCommitTimestamp</c> have times in their commits, which count
/// then, since those of files change when a table is copied.</summary>
sealed class CommitTimes(DeltaLog log)
{
    /// <summary>The index of the newest version that is not later than a time; -1 where all are.</summary>
    /// <param name="times">The versions with the times of their files.</param>
    /// <param name="at">The time.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<int> FindAsync(List<(long Version, DateTimeOffset At)> times, DateTimeOffset at, CancellationToken cancel)
    {
        if (await OfAsync(times[^1].Version, cancel).ConfigureAwait(false) is null)
            return times.FindLastIndex(time => time.At <= at);
        var (from, to) = (0, times.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if ((await OfAsync(times[middle].Version, cancel).ConfigureAwait(false) ?? times[middle].At) <= at)
                from = middle + 1;
            else
                to = middle;
        }
        return from - 1;
    }

    /// <summary>The time in a commit; null where there is none.</summary>
    public static DateTimeOffset? Of(CommitInfo? info) =>
        info?.InCommitTimestamp is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    async Task<DateTimeOffset?> OfAsync(long version, CancellationToken cancel) =>
        Of((await log.CommitAsync(version, cancel).ConfigureAwait(false)).OfType<CommitInfo>().FirstOrDefault());
}
