using Mixdown.Data.Naming;
using Mixdown.Data.Storage;
using Mixdown.Data.Storage.Cache;
using Mixdown.Engines;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Bronze;

/// <summary>A table of the lake at its latest complete version.</summary>
public sealed class LakeTable
{
    /// <summary>Objects that are fetched at the same time for one table.</summary>
    const int SideBySide = 8;

    readonly IObjectStore _lake;
    readonly IReadOnlyList<ObjectInfo?> _objects;

    /// <param name="name">Schema and table in the warehouse.</param>
    /// <param name="table">What it shows.</param>
    /// <param name="lake">Where its files are.</param>
    /// <param name="objects">The objects of its files, in their order; null for a file that is on this machine anyway.</param>
    internal LakeTable(TableName name, ExposedTable table, IObjectStore lake, IReadOnlyList<ObjectInfo?> objects)
    {
        (Name, Table) = (name, table);
        (_lake, _objects) = (lake, objects);
    }

    /// <summary>Schema and table in the warehouse.</summary>
    public TableName Name { get; }

    /// <summary>Columns and files at that version; files of a remote lake have their URL as path.</summary>
    public ExposedTable Table { get; }

    /// <summary>When that version was committed.</summary>
    public required DateTimeOffset CommittedAt { get; init; }

    /// <summary>The versions of the table's columns, oldest first; empty for a quarantine.</summary>
    public IReadOnlyList<SchemaVersion> SchemaVersions { get; internal init; } = [];

    /// <summary>The table whose rejected records it holds; null for a table of rows.</summary>
    public TableName? QuarantineOf { get; internal init; }

    /// <summary>The table with its files on this machine, as an engine reads them.</summary>
    /// <param name="cache">Fetches what is not here; it has to stay open as long as the files are used.</param>
    /// <param name="cancel">Stops the fetching.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2845: a file is gone; or the store cannot be reached.</exception>
    public async Task<ExposedTable> HereAsync(ObjectCache cache, CancellationToken cancel)
    {
        var here = new ExposedFile[Table.Files.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancel };
        await Parallel.ForAsync(0, here.Length, options, async (i, stop) =>
            here[i] = _objects[i] is { } found
                ? Table.Files[i] with { Path = await cache.FileAsync(_lake, found, stop).ConfigureAwait(false) }
                : Table.Files[i]).ConfigureAwait(false);
        return Table with { Files = here };
    }
}
