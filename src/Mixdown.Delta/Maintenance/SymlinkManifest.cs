using System.Text;
using Mixdown.Data.Storage;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Log;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Maintenance;

/// <summary>Lists of the table's files for engines that read Parquet but no log, such as Redshift Spectrum:
/// <c>_symlink_format_manifest/PARTITION/manifest</c>, one absolute path a line.</summary>
/// <remarks>Each partition's list appears whole, but several do not appear together: a reader may see one partition newer than
/// another.</remarks>
sealed class SymlinkManifest(DeltaTable table, DeltaLog log)
{
    const string Folder = "_symlink_format_manifest";
    const string Name = "manifest";

    /// <summary>Writes the lists of a snapshot and takes those away whose partition is gone.</summary>
    /// <returns>How many lists there are.</returns>
    public async Task<int> WriteAsync(CancellationToken cancel)
    {
        var snapshot = await table.SnapshotAsync(cancel).ConfigureAwait(false);
        Refuse(snapshot);
        var lists = Lists(snapshot);
        var old = new List<string>();
        await foreach (var found in log.Store.ListAsync(log.DataPath(Folder + "/"), null, cancel).ConfigureAwait(false))
            old.Add(found.Path);
        foreach (var (path, text) in lists)
            await log.Store.WriteAsync(path, Encoding.UTF8.GetBytes(text), cancel).ConfigureAwait(false);
        foreach (var path in old.Where(path => !lists.ContainsKey(path)))
            await log.Store.DeleteAsync(path, cancel).ConfigureAwait(false);
        return lists.Count;
    }

    Dictionary<string, string> Lists(DeltaSnapshot snapshot)
    {
        var columns = snapshot.MetaData.PartitionColumns;
        var lists = snapshot.Files
            .GroupBy(file => PartitionFolder.Of(columns, file.PartitionValues), StringComparer.Ordinal)
            .ToDictionary(partition => PathOf(partition.Key), Text, StringComparer.Ordinal);
        // An engine takes a table without a list for a broken one.
        if (columns.IsEmpty)
            lists.TryAdd(PathOf(""), "");
        return lists;
    }

    string Text(IEnumerable<AddFile> files) => string.Concat(
        files.Select(file => Absolute(file.DataPath) + "\n").Order(StringComparer.Ordinal));

    string Absolute(string path) =>
        log.Store.Root.Contains("://", StringComparison.Ordinal)
            ? $"{log.Store.Root.TrimEnd('/')}/{log.DataPath(path)}"
            : $"file://{log.Store.Root}/{log.DataPath(path)}";

    string PathOf(string partition) => log.DataPath(partition.Length == 0 ? $"{Folder}/{Name}" : $"{Folder}/{partition}/{Name}");

    /// <summary>An engine that reads nothing but the files would show rows that are deleted, or columns under names that are
    /// none.</summary>
    void Refuse(DeltaSnapshot snapshot)
    {
        if (snapshot.Files.Any(file => file.DeletionVector is not null))
            throw DeltaErrors.NoManifest(log.Table, "rows are deleted beside their files (deletion vectors): run 'optimize' first");
        if (snapshot.MetaData.Configuration.GetValueOrDefault("delta.columnMapping.mode") is not (null or "none"))
            throw DeltaErrors.NoManifest(log.Table, "its columns have other names in the files (column mapping)");
    }
}
