using Mixdown.Data.Storage;
using Mixdown.Delta.Maintenance;
using Mixdown.Engines;
using Mixdown.Ingest.Maintenance;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Lakes;

/// <summary>Changes tables of a project's lake as a whole: restore, vacuum, optimize, lists of files. Holds the target's lock, so that
/// no load and no build is under way.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class LakeCare(RunHost host)
{
    /// <summary>Half-written files of processes that died; those of one that lives are seconds old.</summary>
    static readonly TimeSpan LeftoverAge = TimeSpan.FromHours(1);

    static readonly ResultColumn Table = new("table", "VARCHAR");
    static readonly ResultColumn Version = new("version", "BIGINT");

    /// <summary>Makes tables again what they were. Loads go on from there.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="tables">Names or patterns.</param>
    /// <param name="moment">Version or time.</param>
    /// <param name="cancel">Stops it; tables are restored one after the other.</param>
    public async Task<ResultTable> RestoreAsync(RunRequest request, IReadOnlyList<string> tables, LakeMoment moment, CancellationToken cancel)
    {
        using var lake = await OpenLake.ForWritingAsync(host, request, cancel);
        var rows = new List<object?[]>();
        foreach (var name in await lake.WritableAsync(tables, cancel))
        {
            var then = await moment.OfAsync(lake.Own.Table(name), cancel);
            var restored = await lake.Own.RestoreAsync(name, then.Version, $"restore-{host.NewId()}", cancel);
            rows.Add([name.ToString(), then.Version, restored.Version, (long)restored.FilesRestored, (long)restored.FilesRemoved, restored.ColumnsChanged]);
        }
        return new ResultTable(
            [Table, new("restored_to", "BIGINT"), Version, new("files_restored", "BIGINT"), new("files_removed", "BIGINT"), new("columns_changed", "BOOLEAN")], rows);
    }

    /// <summary>Deletes files that no version within the retention needs, old states of loads, and what dead processes left.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="tables">Names or patterns; all when there are none.</param>
    /// <param name="vacuum">How long files stay, and whether it is only tried.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Files and bytes of each table; of a dry run each file.</returns>
    public async Task<ResultTable> VacuumAsync(RunRequest request, IReadOnlyList<string> tables, VacuumRequest vacuum, CancellationToken cancel)
    {
        using var lake = vacuum.DryRun ? OpenLake.ForReading(host, request, cancel) : await OpenLake.ForWritingAsync(host, request, cancel);
        var rows = new List<object?[]>();
        foreach (var name in await lake.WritableAsync(tables, cancel))
        {
            var done = await lake.Own.VacuumAsync(name, vacuum, cancel);
            if (vacuum.DryRun)
                rows.AddRange(done.Files.Select(file => new object?[] { name.ToString(), file.Path, file.Bytes, file.Modified }));
            else
                rows.Add([name.ToString(), (long)done.Files.Count, done.Bytes]);
        }
        if (vacuum.DryRun)
            return new ResultTable([Table, new("file", "VARCHAR"), new("bytes", "BIGINT"), new("written", "TIMESTAMP WITH TIME ZONE")], rows);
        Leftovers.Delete(lake.Places.Own, host.Clock.GetUtcNow() - LeftoverAge);
        return new ResultTable([Table, new("files_deleted", "BIGINT"), new("bytes_freed", "BIGINT")], rows);
    }

    /// <summary>Makes large files of small ones.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="tables">Names or patterns; all when there are none.</param>
    /// <param name="optimize">How large, in which order.</param>
    /// <param name="cancel">Stops it; a table that is done stays so.</param>
    public async Task<ResultTable> OptimizeAsync(RunRequest request, IReadOnlyList<string> tables, OptimizeRequest optimize, CancellationToken cancel)
    {
        using var lake = await OpenLake.ForWritingAsync(host, request, cancel);
        var rows = new List<object?[]>();
        foreach (var name in (await lake.WritableAsync(tables, cancel)).Where(name => !LakeMaintenance.IsHistory(name) || tables.Contains(name.ToString(), StringComparer.Ordinal)))
        {
            var done = await lake.Own.OptimizeAsync(name, optimize, cancel);
            await new DeltaMaintenance(lake.Own.Table(name)).FollowManifestAsync(cancel);
            rows.Add([name.ToString(), (long)done.FilesRemoved, (long)done.FilesAdded, done.BytesRemoved, done.BytesAdded, (long)done.Files, done.Version]);
        }
        return new ResultTable(
            [
                Table, new("files_removed", "BIGINT"), new("files_added", "BIGINT"), new("bytes_removed", "BIGINT"), new("bytes_added", "BIGINT"),
                new("files", "BIGINT"), Version,
            ], rows);
    }

    /// <summary>Writes lists of the tables' files for engines that read no log.</summary>
    /// <param name="request">Which project, which target.</param>
    /// <param name="tables">Names or patterns; all when there are none.</param>
    /// <param name="follows">Whether they are written after each load from now on; null leaves that as it is.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ResultTable> ManifestAsync(RunRequest request, IReadOnlyList<string> tables, bool? follows, CancellationToken cancel)
    {
        using var lake = await OpenLake.ForWritingAsync(host, request, cancel);
        var rows = new List<object?[]>();
        foreach (var name in await lake.WritableAsync(tables, cancel))
        {
            var care = new DeltaMaintenance(lake.Own.Table(name));
            if (follows is { } always)
                await care.SetPropertyAsync(DeltaMaintenance.ManifestProperty, always ? "true" : null, cancel);
            rows.Add([name.ToString(), (long)await care.WriteManifestAsync(cancel), $"{lake.Places.Own.Root}/{name.Schema}/{name.Table}/_symlink_format_manifest"]);
        }
        return new ResultTable([Table, new("manifests", "BIGINT"), new("location", "VARCHAR")], rows);
    }
}
