using Mixdown.Data.Storage;
using Mixdown.Delta.Log;

namespace Mixdown.Delta.Snapshots;

/// <summary>The files that make one version: a checkpoint, or none, and every commit after it.</summary>
/// <param name="Checkpoint">All parts of it; empty when the commits begin at version 0.</param>
/// <param name="Commits">In order, without a gap.</param>
sealed record LogSegment(IReadOnlyList<LogFile> Checkpoint, IReadOnlyList<LogFile> Commits)
{
    /// <summary>The version that it makes.</summary>
    public long Version => Commits.Count > 0 ? Commits[^1].Version : Checkpoint[0].Version;

    /// <summary>When that version was committed. A checkpoint whose commit is gone gives its own time.</summary>
    public DateTimeOffset Timestamp => Commits.Count > 0 ? Commits[^1].Modified : Checkpoint[0].Modified;

    /// <summary>The commit of that version as it is listed; null where it is gone and a checkpoint stands for it.</summary>
    public ObjectInfo? Newest { get; init; }

    /// <summary>Every way to make a version out of a listing, the shortest first: from its newest checkpoint, then, should that
    /// be broken, from older ones, and at last from version 0.</summary>
    /// <param name="files">The log in order.</param>
    /// <param name="version">The version wanted.</param>
    public static IEnumerable<LogSegment> Choices(IReadOnlyList<LogFile> files, long version)
    {
        var newest = Between(files, version, version) is [var commit, ..] ? commit.Object : null;
        var checkpoints = files
            .Where(file => file.Kind == LogFileKind.Checkpoint && file.Version <= version)
            .GroupBy(file => (file.Version, file.Parts, file.Id))
            .Where(parts => parts.Count() == parts.Key.Parts)
            .OrderByDescending(parts => parts.Key.Version);
        foreach (var checkpoint in checkpoints)
            yield return new LogSegment([.. checkpoint], Between(files, checkpoint.Key.Version + 1, version)) { Newest = newest };
        yield return new LogSegment([], Between(files, 0, version)) { Newest = newest };
    }

    /// <summary>The first version that no commit of the segment makes, or null: where the gap is.</summary>
    public long? Gap(long version)
    {
        var expected = Checkpoint.Count > 0 ? Checkpoint[0].Version + 1 : 0;
        foreach (var commit in Commits)
        {
            if (commit.Version != expected)
                return expected;
            expected++;
        }
        return expected <= version ? expected : null;
    }

    static List<LogFile> Between(IReadOnlyList<LogFile> files, long from, long to) =>
        [.. files.Where(file => file.Kind == LogFileKind.Commit && file.Version >= from && file.Version <= to)];
}
