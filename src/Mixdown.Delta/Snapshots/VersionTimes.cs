using Mixdown.Delta.Log;

namespace Mixdown.Delta.Snapshots;

/// <summary>Which versions a log can still make, and when each was committed.</summary>
static class VersionTimes
{
    /// <summary>The earliest version that can be made: 0, or else that of the oldest whole checkpoint.</summary>
    public static long First(IReadOnlyList<LogFile> files) =>
        files.Any(file => file is { Kind: LogFileKind.Commit, Version: 0 })
            ? 0
            : files.Where(file => file.Kind == LogFileKind.Checkpoint).Select(file => file.Version).DefaultIfEmpty(files[0].Version).First();

    /// <summary>The versions in order with times that grow: where the clock of a store went back, a version counts as one
    /// millisecond later than the one before, as the protocol has it.</summary>
    public static List<(long Version, DateTimeOffset At)> Of(IReadOnlyList<LogFile> files)
    {
        var times = new List<(long Version, DateTimeOffset At)>();
        var first = files.Count > 0 ? First(files) : 0;
        foreach (var commit in files.Where(file => file.Kind == LogFileKind.Commit && file.Version >= first))
        {
            var earliest = times.Count > 0 ? times[^1].At.AddMilliseconds(1) : DateTimeOffset.MinValue;
            times.Add((commit.Version, commit.Modified > earliest ? commit.Modified : earliest));
        }
        return times;
    }
}
