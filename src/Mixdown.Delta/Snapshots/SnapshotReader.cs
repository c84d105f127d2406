using Mixdown.Data.Diagnostics;
using Mixdown.Delta.Checkpoints;
using Mixdown.Delta.Log;

namespace Mixdown.Delta.Snapshots;

/// <summary>Makes snapshots out of the log.</summary>
sealed class SnapshotReader(DeltaLog log, IParquetHandler parquet)
{
    readonly CheckpointReader _checkpoints = new(log, parquet);

    /// <summary>The newest version; null when there is no table.</summary>
    public async Task<DeltaSnapshot?> FindLatestAsync(CancellationToken cancel)
    {
        var hint = await log.Store.ReadAsync(log.PathOf(LastCheckpoint.Name), cancel).ConfigureAwait(false);
        var start = hint is null ? null : LastCheckpoint.ParseVersion(hint);
        if (start is { } from && await FromHintAsync(from, cancel).ConfigureAwait(false) is { } snapshot)
            return snapshot;
        var files = await log.ListAsync(0, cancel).ConfigureAwait(false);
        return Last(files) is { } last ? await ReadAsync(files, last, cancel).ConfigureAwait(false) : null;
    }

    /// <summary>A version by its number.</summary>
    /// <exception cref="MixdownException">MX2811: no table; MX2812: the log does not reach to it (any more).</exception>
    public async Task<DeltaSnapshot> AtVersionAsync(long version, CancellationToken cancel)
    {
        var files = await log.ListAsync(0, cancel).ConfigureAwait(false);
        var last = Last(files) ?? throw DeltaErrors.NoTable(log.Table);
        var first = VersionTimes.First(files);
        if (version < first || version > last)
            throw DeltaErrors.NoSuchVersion(log.Table, version, first, last);
        return await ReadAsync(files, version, cancel).ConfigureAwait(false);
    }

    /// <summary>The version that was the newest at a time.</summary>
    /// <exception cref="MixdownException">MX2811: no table; MX2813: the log begins later.</exception>
    public async Task<DeltaSnapshot> AtTimeAsync(DateTimeOffset at, CancellationToken cancel)
    {
        var files = await log.ListAsync(0, cancel).ConfigureAwait(false);
        var times = VersionTimes.Of(files);
        if (times.Count == 0)
            throw DeltaErrors.NoTable(log.Table);
        var index = await new CommitTimes(log).FindAsync(times, at, cancel).ConfigureAwait(false);
        return index >= 0
            ? await ReadAsync(files, times[index].Version, cancel).ConfigureAwait(false)
            : throw DeltaErrors.NothingBefore(log.Table, at, times[0].At);
    }

    /// <summary>The newest version, reading only the commits after <paramref name="from"/>; the same object when there are none.</summary>
    public async Task<DeltaSnapshot> RefreshAsync(DeltaSnapshot from, CancellationToken cancel)
    {
        var files = await log.ListAsync(from.Version + 1, cancel).ConfigureAwait(false);
        return files.Exists(IsCommit) ? await ReadOnAsync(from, files, cancel).ConfigureAwait(false) ?? throw DeltaErrors.NoTable(log.Table) : from;
    }

    /// <summary>As <see cref="RefreshAsync"/>; for a snapshot that may be so old that its table is gone, or is another one by now: null
    /// when there is no table.</summary>
    public async Task<DeltaSnapshot?> ReadOnAsync(DeltaSnapshot from, CancellationToken cancel)
    {
        var files = await log.ListAsync(from.Version, cancel).ConfigureAwait(false);
        // A table that was dropped and made anew may have the version too: only the same file is the same commit.
        if (files.RemoveAll(file => IsCommit(file) && file.Object == from.Commit) == 0)
            return await FindLatestAsync(cancel).ConfigureAwait(false);
        return files.Exists(IsCommit) ? await ReadOnAsync(from, files, cancel).ConfigureAwait(false) : from;
    }

    async Task<DeltaSnapshot?> ReadOnAsync(DeltaSnapshot from, List<LogFile> files, CancellationToken cancel)
    {
        var commits = files.FindAll(IsCommit);
        return commits[0].Version == from.Version + 1
            ? await ApplyAsync(from.ToState(), new LogSegment([], commits) { Newest = commits[^1].Object }, cancel).ConfigureAwait(false)
            : await FindLatestAsync(cancel).ConfigureAwait(false);
    }

    static bool IsCommit(LogFile file) => file.Kind == LogFileKind.Commit;

    /// <summary>Lists only from the hinted checkpoint on; null when that is not enough.</summary>
    async Task<DeltaSnapshot?> FromHintAsync(long hint, CancellationToken cancel)
    {
        var files = await log.ListAsync(hint, cancel).ConfigureAwait(false);
        if (Last(files) is not { } last)
            return null;
        var segment = LogSegment.Choices(files, last).First();
        return segment.Checkpoint.Count > 0 ? await TryReadAsync(segment, last, cancel).ConfigureAwait(false) : null;
    }

    async Task<DeltaSnapshot> ReadAsync(List<LogFile> files, long version, CancellationToken cancel)
    {
        LogSegment? last = null;
        LogSegment? shortest = null;
        foreach (var segment in LogSegment.Choices(files, version))
        {
            shortest ??= segment;
            last = segment;
            if (await TryReadAsync(segment, version, cancel).ConfigureAwait(false) is { } snapshot)
                return snapshot;
        }
        throw WhyNot(shortest!, last!, version);
    }

    /// <summary>A broken checkpoint with nothing older to start from is the trouble; otherwise a commit is missing.</summary>
    MixdownException WhyNot(LogSegment shortest, LogSegment fromZero, long version) =>
        shortest is { Checkpoint: [var broken, ..] } && shortest.Gap(version) is null
            ? DeltaErrors.BrokenCheckpoint(broken.Path, "it, or a file that it names, is cut off or gone, and so are the commits before it")
            : Missing((shortest.Gap(version) ?? fromZero.Gap(version))!.Value);

    MixdownException Missing(long version) => DeltaErrors.MissingCommit(log.Table, LogFile.CommitName(version), version);

    /// <summary>null when a commit is missing or the checkpoint is cut off.</summary>
    async Task<DeltaSnapshot?> TryReadAsync(LogSegment segment, long version, CancellationToken cancel)
    {
        if (segment.Gap(version) is not null)
            return null;
        var state = new SnapshotState();
        foreach (var part in segment.Checkpoint)
        {
            if (await _checkpoints.ReadAsync(part, cancel).ConfigureAwait(false) is not { } actions)
                return null;
            state.Apply(actions);
        }
        return await ApplyAsync(state, segment, cancel).ConfigureAwait(false);
    }

    /// <summary>Moves a state on by the segment's commits.</summary>
    async Task<DeltaSnapshot> ApplyAsync(SnapshotState state, LogSegment segment, CancellationToken cancel)
    {
        for (var i = 0; i < segment.Commits.Count; i++)
            state.Apply(await log.CommitAsync(segment.Commits[0].Version + i, cancel).ConfigureAwait(false));
        ReaderFeatures.Check(log.Table, state, segment.Version);
        return new DeltaSnapshot(segment, state);
    }

    static long? Last(List<LogFile> files) =>
        files.FindLast(file => file.Kind != LogFileKind.Checksum) is { Object: not null } last ? last.Version : null;
}
