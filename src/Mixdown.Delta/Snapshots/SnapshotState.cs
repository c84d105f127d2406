using Mixdown.Delta.Actions;

namespace Mixdown.Delta.Snapshots;

/// <summary>A snapshot in the making: actions in, the newest one of each kind stays.</summary>
sealed class SnapshotState
{
    public SnapshotState()
    {
        Files = [];
        Tombstones = [];
        Transactions = new(StringComparer.Ordinal);
        Domains = new(StringComparer.Ordinal);
    }

    /// <summary>A copy.</summary>
    public SnapshotState(SnapshotState from)
    {
        (Protocol, MetaData) = (from.Protocol, from.MetaData);
        Files = new(from.Files);
        Tombstones = new(from.Tombstones);
        Transactions = new(from.Transactions, StringComparer.Ordinal);
        Domains = new(from.Domains, StringComparer.Ordinal);
    }

    public TableProtocol? Protocol { get; private set; }

    public TableMetaData? MetaData { get; private set; }

    /// <summary>The time of the last commit as the log itself has it; null where it has none.</summary>
    public DateTimeOffset? CommittedAt { get; private set; }

    public Dictionary<FileKey, AddFile> Files { get; }

    public Dictionary<FileKey, RemoveFile> Tombstones { get; }

    public Dictionary<string, ApplicationTransaction> Transactions { get; }

    public Dictionary<string, DomainMetadata> Domains { get; }

    /// <summary>Whether a file of the table has rows that are marked as deleted elsewhere.</summary>
    public bool HasDeletionVectors => Files.Values.Any(file => file.DeletionVector is not null);

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
                Files[FileKey.Of(add)] = add;
                Tombstones.Remove(FileKey.Of(add));
                break;
            case RemoveFile remove:
                Files.Remove(FileKey.Of(remove));
                Tombstones[FileKey.Of(remove)] = remove;
                break;
            case ApplicationTransaction transaction:
                Transactions[transaction.AppId] = transaction;
                break;
            case DomainMetadata domain:
                Domains[domain.Domain] = domain;
                break;
            case CommitInfo info:
                CommittedAt = CommitTimes.Of(info);
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
