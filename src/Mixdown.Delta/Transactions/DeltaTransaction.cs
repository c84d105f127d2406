using System.Collections.Immutable;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Partitions;
using Mixdown.Delta.Schemas;
using Mixdown.Delta.Skipping;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Transactions;

/// <summary>Changes of a table that become visible together, built on one snapshot. Used by one thread, committed once.</summary>
public sealed class DeltaTransaction
{
    readonly Committer _committer;
    readonly DeltaOptions _options;
    readonly Dictionary<FileKey, AddFile> _added = [];
    readonly Dictionary<FileKey, RemoveFile> _removed = [];
    readonly List<FileFilter> _readFilters = [];
    readonly HashSet<string> _read = new(StringComparer.Ordinal);
    readonly Dictionary<string, ApplicationTransaction> _applications = new(StringComparer.Ordinal);
    CommitInfo _info = new(Timestamp: null, Operation: "WRITE");
    TableMetaData? _metaData;
    bool _readsWholeTable;
    bool _fitsFiles;
    bool _isCommitted;

    internal DeltaTransaction(DeltaSnapshot? snapshot, Committer committer, DeltaOptions options)
    {
        Snapshot = snapshot;
        _committer = committer;
        _options = options;
    }

    /// <summary>What the changes are built on; null for a table that is to be created.</summary>
    public DeltaSnapshot? Snapshot { get; }

    /// <summary>The table's metadata as this transaction leaves it; null before a new table got its columns.</summary>
    public TableMetaData? MetaData => _metaData ?? Snapshot?.MetaData;

    /// <summary>Puts a data file into the table. The file has to be there, whole, before the commit.</summary>
    /// <exception cref="InvalidOperationException">The same file was added or removed before.</exception>
    public void Add(AddFile file) =>
        RefuseSecondTime(file, _removed.ContainsKey(FileKey.Of(file)) || !_added.TryAdd(FileKey.Of(file), file));

    /// <summary>Takes a file of the snapshot out of the table: the commit is refused when another one was quicker to do so.</summary>
    /// <exception cref="InvalidOperationException">The same file was added before.</exception>
    public void Remove(AddFile file)
    {
        RefuseSecondTime(file, _added.ContainsKey(FileKey.Of(file)));
        _removed[FileKey.Of(file)] = file.Removed(_options.Clock.GetUtcNow());
        _read.Add(file.DataPath);
    }

    /// <summary>Says that the changes follow from the rows of this file: the commit is refused when it left the table.</summary>
    public void Read(AddFile file) => _read.Add(file.DataPath);

    /// <summary>Says that the changes follow from the rows that meet a condition: the commit is refused when a file that may hold
    /// such rows came or left. Where the table's <c>delta.isolationLevel</c> is <c>WriteSerializable</c>, files that others only
    /// appended may come.</summary>
    public void Read(FileFilter filter)
    {
        _readFilters.Add(filter);
        foreach (var file in Snapshot?.FilesFor(filter) ?? [])
            _read.Add(file.DataPath);
    }

    /// <summary>Says that the changes follow from all rows of the table: the commit is refused when any row came or went.</summary>
    public void ReadWholeTable() => _readsWholeTable = true;

    /// <summary>Says how far an application has come with this commit. Where the table already has this version or a later one,
    /// nothing is written and the result is <see cref="CommitResult.AlreadyDone"/>.</summary>
    public void SetApplicationVersion(string appId, long version) =>
        _applications[appId] = new ApplicationTransaction(appId, version) { UpdatedAt = Now };

    /// <summary>Sets what is told of the commit in the table's history.</summary>
    /// <param name="operation">One word in capitals, for example <c>WRITE</c>.</param>
    /// <param name="parameters">Its arguments; no secrets.</param>
    /// <param name="metrics">Its counts, for example <c>numOutputRows</c>.</param>
    public void Describe(
        string operation, IReadOnlyDictionary<string, string?>? parameters = null, IReadOnlyDictionary<string, string?>? metrics = null) =>
        _info = new CommitInfo(Timestamp: null, operation) { Parameters = Sorted(parameters), Metrics = Sorted(metrics) };

    /// <summary>Gives the table new columns, in the same commit as the rows that need them. Where files stay in the table, all
    /// its columns stay as they are and new ones allow NULL; where every file is removed (then also call
    /// <see cref="ReadWholeTable"/>), anything goes.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2822: two columns differ only in upper and lower case.</exception>
    public void SetColumns(ColumnList columns) => _metaData = MetaData switch
    {
        null => new TableMetaData(_options.NewId().ToString(), SchemaJson.Write(columns)) { CreatedAt = Now },
        var now when Snapshot is { Mapping: not ColumnMappingMode.None } table => new MappedColumns(_options.NewId).Apply(table, now, columns),
        var now => now with { Schema = SchemaJson.Write(columns, now.Schema) },
    };

    /// <summary>Divides the table by columns: all rows of a file have one value in each, and the file does not hold them. For a new
    /// table, after <see cref="SetColumns"/>.</summary>
    /// <exception cref="InvalidOperationException">The table is there, or has no columns yet.</exception>
    public void SetPartitionColumns(params IEnumerable<string> names)
    {
        if (Snapshot is not null || _metaData is null)
            throw new InvalidOperationException("A new table gets its columns, then its partition columns.");
        _metaData = _metaData with { PartitionColumns = [.. names] };
    }

    /// <summary>What <see cref="AddFile.PartitionValues"/> has to be for a file.</summary>
    /// <param name="values">The value of each partition column by its name: SQL's text, null for NULL.</param>
    /// <exception cref="FormatException">A value is none of its column's type.</exception>
    /// <exception cref="KeyNotFoundException">A partition column has no value.</exception>
    public ImmutableSortedDictionary<string, string?> PartitionValues(IReadOnlyDictionary<string, string?> values)
    {
        var metaData = MetaData ?? throw new InvalidOperationException("A new table gets its columns first.");
        var isMapped = Snapshot?.Mapping is ColumnMappingMode.Name or ColumnMappingMode.Id;
        var columns = SchemaJson.Read(metaData.Schema);
        return metaData.PartitionColumns.Select(name => columns[columns.IndexOf(name)]).ToImmutableSortedDictionary(
            column => isMapped ? ColumnMapping.PhysicalName(column) : column.Name,
            column => PartitionText.Write(values[column.Name], column.Type), StringComparer.Ordinal);
    }

    /// <summary>Replaces the table's metadata: start from <see cref="MetaData"/> so that other writers' settings stay.</summary>
    public void SetMetaData(TableMetaData metaData) => _metaData = metaData;

    /// <summary>Brings back the metadata of a version whose files are all that stay: its columns fit them.</summary>
    internal void RestoreMetaData(TableMetaData metaData) => (_metaData, _fitsFiles) = (metaData, true);

    /// <summary>Writes the changes as the next version. An append that read nothing goes round other writers' appends by
    /// itself; anything else is checked against every commit that came in between.</summary>
    /// <returns>What became of it; look at each case.</returns>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The table may not be written (MX2819, MX2823, MX2824), or the
    /// store failed. After a failure the commit may be there or not: run again with the same application version.</exception>
    public async Task<CommitResult> CommitAsync(CancellationToken cancel)
    {
        if (_isCommitted)
            throw new InvalidOperationException("A transaction is committed once.");
        _isCommitted = true;
        return await _committer.CommitAsync(Freeze(), cancel).ConfigureAwait(false);
    }

    TransactionContent Freeze() => new()
    {
        Snapshot = Snapshot,
        Added = [.. _added.Values],
        Removed = [.. _removed.Values],
        Read = _read,
        ReadFilters = _readFilters,
        ReadsWholeTable = _readsWholeTable,
        Applications = [.. _applications.Values],
        MetaData = _metaData,
        MetaDataFitsFiles = _fitsFiles,
        Info = _info with { Timestamp = Now, Engine = _options.Engine, User = _options.User, TransactionId = _options.NewId().ToString() },
    };

    /// <summary>The actions of one commit have no order, so that no two may be about one file.</summary>
    static void RefuseSecondTime(AddFile file, bool isThere)
    {
        if (isThere)
            throw new InvalidOperationException($"The transaction has an action for {file.DataPath} already.");
    }

    long Now => _options.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    static ImmutableSortedDictionary<string, string?> Sorted(IReadOnlyDictionary<string, string?>? values) =>
        (values ?? ImmutableSortedDictionary<string, string?>.Empty).ToImmutableSortedDictionary(StringComparer.Ordinal);
}
