using System.Collections.Immutable;
using Mixdown.Data.Schemas;
using Mixdown.Data.Storage;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Partitions;
using Mixdown.Delta.Schemas;
using Mixdown.Delta.Skipping;

namespace Mixdown.Delta.Snapshots;

/// <summary>A table at one version. Never changes.</summary>
public sealed class DeltaSnapshot
{
    readonly SnapshotState _state;

    internal DeltaSnapshot(LogSegment segment, SnapshotState state)
    {
        Version = segment.Version;
        Timestamp = state.CommittedAt ?? segment.Timestamp;
        Commit = segment.Newest;
        Protocol = state.Protocol!;
        MetaData = state.MetaData!;
        Columns = Schemas.SchemaJson.Read(MetaData.Schema);
        Mapping = ColumnMapping.Of(Protocol, MetaData, Columns);
        _state = state;
    }

    /// <summary>The version, from 0.</summary>
    public long Version { get; }

    /// <summary>When the version was committed, as the log tells it, else the object store.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>What readers and writers must understand.</summary>
    public TableProtocol Protocol { get; }

    /// <summary>The table's id, schema and settings.</summary>
    public TableMetaData MetaData { get; }

    /// <summary>The columns, partition columns among them.</summary>
    public ColumnList Columns { get; }

    /// <summary>The columns by the names that they, and fields inside them, have in files and statistics.</summary>
    public ColumnList StoredColumns => Mapping == ColumnMappingMode.None ? Columns : ColumnMapping.Physical(Columns);

    /// <summary>How the files know the columns.</summary>
    public ColumnMappingMode Mapping { get; }

    /// <summary>The files whose rows are the table.</summary>
    public IReadOnlyCollection<AddFile> Files => _state.Files.Values;

    /// <summary>Files that left the table and may still be needed by readers of older versions.</summary>
    public IReadOnlyCollection<RemoveFile> Tombstones => _state.Tombstones.Values;

    /// <summary>How far each application has come.</summary>
    public IReadOnlyCollection<ApplicationTransaction> Transactions => _state.Transactions.Values;

    /// <summary>Settings that programs and features left in the table; those that were removed are not among them.</summary>
    public IEnumerable<DomainMetadata> Domains => _state.Domains.Values.Where(domain => !domain.IsRemoved);

    /// <summary>The files that may hold rows which a condition asks for.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2852: a partition value is none of its column's type.</exception>
    public IEnumerable<AddFile> FilesFor(FileFilter filter) => Files.Where(file => filter.MayMatch(this, file));

    /// <summary>How far the application has come; null when it never committed here.</summary>
    public long? TransactionOf(string appId) => _state.Transactions.TryGetValue(appId, out var found) ? found.Version : null;

    /// <summary>The value of each partition column in all rows of a file, by the column's name: SQL's text as
    /// <see cref="PartitionText"/> has it, null for NULL. Empty where the table has no partitions.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2852: a value is none of its column's type.</exception>
    public ImmutableSortedDictionary<string, string?> PartitionOf(AddFile file)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        foreach (var name in MetaData.PartitionColumns)
        {
            if (Columns.IndexOf(name) is >= 0 and var index)
                values[Columns[index].Name] = PartitionOf(file, Columns[index]);
        }
        return values.ToImmutable();
    }

    string? PartitionOf(AddFile file, Column column)
    {
        try
        {
            var name = Mapping == ColumnMappingMode.None ? column.Name : ColumnMapping.PhysicalName(column);
            return PartitionText.Read(file.PartitionValues.GetValueOrDefault(name), column.Type);
        }
        catch (FormatException wrong)
        {
            throw DeltaErrors.BrokenPartition(file.DataPath, column.Name, wrong.Message);
        }
    }

    /// <summary>The commit of the version as it was listed: another table in the same place has another. null where only a checkpoint
    /// was left.</summary>
    internal ObjectInfo? Commit { get; }

    /// <summary>A copy that can be moved on to a later version.</summary>
    internal SnapshotState ToState() => new(_state);
}
