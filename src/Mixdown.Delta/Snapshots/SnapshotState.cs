using Mixdown.Delta.Actions;

namespace Mixdown.Delta.Snapshots;

/// <summary>A snapshot in the making: actions in, the newest one of each kind stays.</summary>
sealed class SnapshotState
{
    public SnapshotState()
    {
        Files = new(StringComparer.Ordinal);
        Tombstones = new(StringComparer.Ordinal);
        Transactions = new(StringComparer.Ordinal);
    }

    public SnapshotState(
        DeltaSnapshot from, Dictionary<string, AddFile> files, Dictionary<string, RemoveFile> tombstones,
        Dictionary<string, ApplicationTransaction> transactions)
    {
        (Protocol, MetaData) = (from.Protocol, from.MetaData);
        Files = new(files, StringComparer.Ordinal);
        Tombstones = new(tombstones, StringComparer.Ordinal);
        Transactions = new(transactions, StringComparer.Ordinal);
    }

    public TableProtocol? Protocol { get; private set; }

    public TableMetaData? MetaData { get; private set; }

    /// <summary>By <see cref="AddFile.DataPath"/>: two spellings of a path are one file.</summary>
    public Dictionary<string, AddFile> Files { get; }

    public Dictionary<string, RemoveFile> Tombstones { get; }

    public Dictionary<string, ApplicationTransaction> Transactions { get; }

    /// <summary>Whether a file of the table has rows that are marked as deleted elsewhere.</summary>
    public bool HasDeletionVectors => Files.Values.Any(file => file.HasDeletionVector);

    /// <summary>Takes in the actions of one commit or checkpoint, which hold no two about the same thing.</summary>
    public void Apply(IEnumerable<DeltaAction> actions)
    {
        foreach (var action in actions)
            Apply(action);
    }

    void Apply(DeltaAction action)
    {
        switch (action)
        {
            case AddFile add:
                Files[add.DataPath] = add;
                Tombstones.Remove(add.DataPath);
                break;
            case RemoveFile remove:
                Files.Remove(remove.DataPath);
                Tombstones[remove.DataPath] = remove;
                break;
            case ApplicationTransaction transaction:
                Transactions[transaction.AppId] = transaction;
                break;
            case TableMetaData metaData:
                MetaData = metaData;
                break;
            case TableProtocol protocol:
                Protocol = protocol;
                break;
        }
    }
}
