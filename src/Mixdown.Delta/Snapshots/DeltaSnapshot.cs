using Mixdown.Data.Schemas;
using Mixdown.Delta.Actions;

namespace Mixdown.Delta.Snapshots;

/// <summary>A table at one version. Never changes.</summary>
public sealed class DeltaSnapshot
{
    readonly SnapshotState _state;

    internal DeltaSnapshot(long version, DateTimeOffset timestamp, SnapshotState state)
    {
        Version = version;
        Timestamp = timestamp;
        Protocol = state.Protocol!;
        MetaData = state.MetaData!;
        Columns = Schemas.SchemaJson.Read(MetaData.Schema);
        _state = state;
    }

    /// <summary>The version, from 0.</summary>
    public long Version { get; }

    /// <summary>When the version was committed, as the object store tells it.</summary>
    public DateTimeOffset Timestamp { get; }

    /// <summary>What readers and writers must understand.</summary>
    public TableProtocol Protocol { get; }

    /// <summary>The table's id, schema and settings.</summary>
    public TableMetaData MetaData { get; }

    /// <summary>The columns, partition columns among them.</summary>
    public ColumnList Columns { get; }

    /// <summary>The files whose rows are the table.</summary>
    public IReadOnlyCollection<AddFile> Files => _state.Files.Values;

    /// <summary>Files that left the table and may still be needed by readers of older versions.</summary>
    public IReadOnlyCollection<RemoveFile> Tombstones => _state.Tombstones.Values;

    /// <summary>How far each application has come.</summary>
    public IReadOnlyCollection<ApplicationTransaction> Transactions => _state.Transactions.Values;

    /// <summary>Settings that programs and features left in the table; those that were removed are not among them.</summary>
    public IEnumerable<DomainMetadata> Domains => _state.Domains.Values.Where(domain => !domain.IsRemoved);

    /// <summary>How far the application has come; null when it never committed here.</summary>
    public long? TransactionOf(string appId) => _state.Transactions.TryGetValue(appId, out var found) ? found.Version : null;

    /// <summary>A copy that can be moved on to a later version.</summary>
    internal SnapshotState ToState() => new(_state);
}
