using Mixdown.Delta.Actions;
using Mixdown.Delta.Skipping;
using Mixdown.Delta.Snapshots;

namespace Mixdown.Delta.Transactions;

/// <summary>What a transaction wants, and what it is built on.</summary>
sealed record TransactionContent
{
    public required DeltaSnapshot? Snapshot { get; init; }

    public required IReadOnlyList<AddFile> Added { get; init; }

    public required IReadOnlyList<RemoveFile> Removed { get; init; }

    /// <summary>Data paths of the files whose rows the changes follow from; those that are removed among them.</summary>
    public required IReadOnlySet<string> Read { get; init; }

    public required bool ReadsWholeTable { get; init; }

    /// <summary>Conditions on the rows that the changes follow from.</summary>
    public IReadOnlyList<FileFilter> ReadFilters { get; init; } = [];

    public required IReadOnlyList<ApplicationTransaction> Applications { get; init; }

    /// <summary>null where it stays as it is.</summary>
    public required TableMetaData? MetaData { get; init; }

    /// <summary>Whether the metadata is that of an older version whose files are all that stay.</summary>
    public bool MetaDataFitsFiles { get; init; }

    public required CommitInfo Info { get; init; }

    /// <summary>Whether it only adds: then no commit of another writer can be in its way, but for schema and protocol.</summary>
    public bool IsBlindAppend => Removed.Count == 0 && Read.Count == 0 && !ReadsWholeTable && ReadFilters.Count == 0;

    /// <summary>The lines of the commit.</summary>
    /// <param name="protocol">null where it stays as it is.</param>
    public IEnumerable<DeltaAction> Actions(TableProtocol? protocol) =>
    [
        Info with { IsBlindAppend = IsBlindAppend },
        .. Optional(protocol), .. Optional(MetaData), .. Applications, .. Removed, .. Added,
    ];

    static IEnumerable<DeltaAction> Optional(DeltaAction? action) => action is null ? [] : [action];
}
