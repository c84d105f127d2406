using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Delta;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Schemas;
using Mixdown.Delta.Snapshots;
using Mixdown.Engines;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Bronze;

/// <summary>Makes of a snapshot of a Delta table, whoever wrote it, what engines read.</summary>
/// <param name="store">Holds the table.</param>
/// <param name="table">The table.</param>
sealed class LakeExposure(IObjectStore store, DeltaTable table)
{
    /// <summary>Sets of deleted rows that are read at the same time.</summary>
    const int SideBySide = 8;

    /// <summary>The files of a snapshot as a table of the warehouse.</summary>
    /// <param name="name">What it is called there.</param>
    /// <param name="snapshot">The version.</param>
    /// <param name="files">Those of its files that are shown.</param>
    /// <param name="quarantineOf">The table whose quarantine it is; null where it is none.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">MX2850: deleted rows cannot be read; MX2852: a partition value is broken; MX2860: a file is
    /// in another store.</exception>
    public async Task<LakeTable> ExposeAsync(
        TableName name, DeltaSnapshot snapshot, IEnumerable<AddFile> files, TableName? quarantineOf, CancellationToken cancel)
    {
        var ordered = files.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var exposed = new ExposedFile[ordered.Count];
        var width = StagedFile.Width(snapshot.Columns);
        var isWidened = TypeChanges.Any(snapshot.Columns);
        var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancel };
        await Parallel.ForAsync(0, exposed.Length, options, async (i, stop) =>
        {
            var (file, isWhole) = (ordered[i], !isWidened && StagedFile.ColumnsOf(ordered[i]) >= width);
            var deleted = await table.DeletedRowsAsync(file, stop).ConfigureAwait(false);
            exposed[i] = ExposedFile.Of(snapshot, file, PathOf(file), deleted, isWhole);
        }).ConfigureAwait(false);
        return new LakeTable(
            name, new ExposedTable(snapshot.Version, snapshot.Columns, exposed) { Mapping = snapshot.Mapping }, store, ordered.ConvertAll(ObjectOf))
        {
            CommittedAt = snapshot.Timestamp,
            SchemaVersions = SchemaHistory.Of(snapshot.MetaData),
            QuarantineOf = quarantineOf,
        };
    }

    /// <summary>Absolute, or a URL.</summary>
    string PathOf(AddFile file)
    {
        var path = InStore(file);
        return path.StartsWith('/') ? path : store.LocalFile(path) ?? $"{store.Root}/{path}";
    }

    /// <summary>The object of a file; null for a file of this machine outside the store, as a cloned table has it.</summary>
    ObjectInfo? ObjectOf(AddFile file)
    {
        var path = InStore(file);
        // Size and time stand in the log, so that nobody has to ask the store whether a copy is still the file.
        return path.StartsWith('/') ? null : new ObjectInfo(path, file.Bytes, ModifiedAt(file));
    }

    /// <summary>Other writers put other units there, and any number.</summary>
    static DateTimeOffset ModifiedAt(AddFile file) => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(file.ModifiedAt, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));

    string InStore(AddFile file)
    {
        var path = FilePath.InStore(store.Root, table.Path, file.DataPath);
        return !FilePath.IsAbsolute(path) || (path.StartsWith('/') && store.LocalFile("_delta_log") is not null)
            ? path
            : throw new MixdownException(new Diagnostic(
                "MX2860", $"{store.Root}/{table.Path} has the data file {path}, which is in another store",
                Hint: "The table is a clone of another one. Name that table, or clone it with its files."));
    }
}
