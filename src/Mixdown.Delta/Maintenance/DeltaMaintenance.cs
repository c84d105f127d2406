using Mixdown.Data.Diagnostics;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Log;
using Mixdown.Delta.Maintenance.Compaction;
using Mixdown.Delta.Transactions;

namespace Mixdown.Delta.Maintenance;

/// <summary>What keeps a table small, quick and right: restore, vacuum, optimize, and lists of files for engines that read no log.
/// Each may run beside writers, and may die at any point.</summary>
public sealed class DeltaMaintenance
{
    /// <summary>The table setting that has lists of the table's files follow each commit: <c>true</c> or missing.</summary>
    public const string ManifestProperty = "delta.compatibility.symlinkFormatManifest.enabled";

    readonly DeltaTable _table;
    readonly DeltaLog _log;
    readonly DeltaOptions _options;

    /// <param name="table">The table.</param>
    public DeltaMaintenance(DeltaTable table) => (_table, _log, _options) = (table, table.Log, table.Options);

    /// <summary>Makes the table again what it was at a version: rows, columns and settings, in one commit. Its history stays, so
    /// that a restore can be undone by another.</summary>
    /// <param name="version">It has to be in the log still.</param>
    /// <param name="bookmark">How far an application has come with this, in the same commit; null leaves all as they are.</param>
    /// <param name="cancel">Stops it before the commit.</param>
    /// <exception cref="MixdownException">MX2812: there is no such version; MX2870: files of it are deleted, and named; MX2823: the
    /// table is append-only; MX2872: others wrote all the time.</exception>
    public Task<RestoreResult> RestoreAsync(long version, ApplicationTransaction? bookmark, CancellationToken cancel) =>
        new TableRestore(_table, _log).RunAsync(version, bookmark, cancel);

    /// <summary>Deletes files below the table's folder that no version within the retention needs. Names that start with <c>_</c>
    /// or <c>.</c> are left alone.</summary>
    /// <exception cref="MixdownException">MX2871: the retention is shorter than the table's; MX2819: the table needs a feature that
    /// this library does not have.</exception>
    public Task<VacuumResult> VacuumAsync(VacuumRequest request, CancellationToken cancel) =>
        new TableVacuum(_table, _log, _options.Clock).RunAsync(request, cancel);

    /// <summary>Makes large files of small ones, partition by partition, in one commit that changes no row.</summary>
    /// <param name="request">How large, in which order.</param>
    /// <param name="cancel">Stops it; what was rewritten is thrown away.</param>
    /// <exception cref="MixdownException">MX2819: the table needs a feature that this library does not have; or a file cannot be
    /// read or written. Nothing has changed.</exception>
    public Task<OptimizeResult> OptimizeAsync(OptimizeRequest request, CancellationToken cancel) =>
        new TableOptimize(_table, _log, _options).RunAsync(request, cancel);

    /// <summary>Writes, or writes anew, the lists of files in <c>_symlink_format_manifest</c>.</summary>
    /// <returns>How many lists there are: one for each partition.</returns>
    /// <exception cref="MixdownException">MX2873: the files alone would not show the table's rows.</exception>
    public Task<int> WriteManifestAsync(CancellationToken cancel) => new SymlinkManifest(_table, _log).WriteAsync(cancel);

    /// <summary>Writes the lists anew if the table asks for it with <see cref="ManifestProperty"/>; to be
    /// called after a commit.</summary>
    public async Task FollowManifestAsync(CancellationToken cancel)
    {
        var snapshot = await _table.SnapshotAsync(cancel).ConfigureAwait(false);
        if (TableProperties.KeepsManifest(snapshot.MetaData))
            await WriteManifestAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Sets or unsets a setting of the table, as a commit of its own.</summary>
    /// <param name="name">For example <c>delta.appendOnly</c>.</param>
    /// <param name="value">null takes it away.</param>
    /// <param name="cancel">Stops it before the commit.</param>
    /// <exception cref="MixdownException">MX2872: others changed the table's settings at the same time.</exception>
    public async Task SetPropertyAsync(string name, string? value, CancellationToken cancel)
    {
        var snapshot = await _table.SnapshotAsync(cancel).ConfigureAwait(false);
        var now = snapshot.MetaData.Configuration;
        if (now.GetValueOrDefault(name) == value)
            return;
        var transaction = _table.Begin(snapshot);
        transaction.SetMetaData(snapshot.MetaData with { Configuration = value is null ? now.Remove(name) : now.SetItem(name, value) });
        transaction.Describe(
            value is null ? "UNSET TBLPROPERTIES" : "SET TBLPROPERTIES", new Dictionary<string, string?>(StringComparer.Ordinal) { [name] = value });
        if (await transaction.CommitAsync(cancel).ConfigureAwait(false) is not CommitResult.Committed)
            throw DeltaErrors.Disturbed(_log.Table, "it changed the table's settings");
    }
}
