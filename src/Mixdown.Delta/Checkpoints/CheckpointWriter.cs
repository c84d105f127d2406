using System.Globalization;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Log;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Checkpoints;

/// <summary>Writes checkpoints and then deletes what no reader needs any more.</summary>
sealed class CheckpointWriter(DeltaLog log, SnapshotReader snapshots, DeltaOptions options)
{
    /// <summary>Writes a checkpoint when the version is a multiple of the table's interval.</summary>
    /// <param name="before">A snapshot before the version, to read only the commits since then; null for none.</param>
    /// <param name="version">The version that was committed just now.</param>
    /// <param name="cancel">Stops the work; the commit stays.</param>
    public async Task WriteIfDueAsync(DeltaSnapshot? before, long version, CancellationToken cancel)
    {
        if (version == 0 || version % Interval(before) != 0)
            return;
        var snapshot = before is null
            ? await snapshots.AtVersionAsync(version, cancel).ConfigureAwait(false)
            : await snapshots.RefreshAsync(before, cancel).ConfigureAwait(false);
        await WriteAsync(snapshot, cancel).ConfigureAwait(false);
    }

    /// <summary>Writes a checkpoint of a snapshot and the hint to it, and cleans the log. It may be cut off at any point.</summary>
    public async Task WriteAsync(DeltaSnapshot snapshot, CancellationToken cancel)
    {
        var now = options.Clock.GetUtcNow();
        var actions = CheckpointContent.Of(snapshot, now);
        var parquet = await options.Parquet
            .EncodeAsync(CheckpointContent.IsVersion2(snapshot) ? CheckpointColumns.Version2 : CheckpointColumns.Classic, ActionWriter.Write(actions), cancel).ConfigureAwait(false);
        await log.Store.WriteAsync(log.PathOf(LogFile.CheckpointName(snapshot.Version)), parquet, cancel).ConfigureAwait(false);
        var hint = new LastCheckpoint(snapshot.Version, actions.Count, parquet.Length, snapshot.Files.Count);
        await log.Store.WriteAsync(log.PathOf(LastCheckpoint.Name), hint.ToJson(), cancel).ConfigureAwait(false);
        await CleanAsync(snapshot, now, cancel).ConfigureAwait(false);
    }

    /// <summary>Deletes from the oldest on, so that what is left has no gap wherever the work stops.</summary>
    async Task CleanAsync(DeltaSnapshot snapshot, DateTimeOffset now, CancellationToken cancel)
    {
        if (TableProperties.LogRetention(snapshot.MetaData) is not { } retention)
            return;
        var files = await log.ListAsync(0, cancel).ConfigureAwait(false);
        foreach (var file in LogCleanup.Expired(files, now - retention))
            await log.Store.DeleteAsync(file.Path, cancel).ConfigureAwait(false);
    }

    long Interval(DeltaSnapshot? snapshot) =>
        snapshot?.MetaData.Configuration.GetValueOrDefault("delta.checkpointInterval") is { } text
        && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var commits) && commits > 0
            ? commits : options.CheckpointInterval;
}
