using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.Tables;
using NpgsqlTypes;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>The changes of a table after its bookmark.</summary>
/// <param name="request">The table.</param>
/// <param name="known">Its bookmark.</param>
sealed class ChangesRead(TableRequest request, CdcBookmark known) : ITableRead
{
    ChangeRows? _rows;

    /// <summary>The table's columns.</summary>
    public required ColumnList Columns { get; init; }

    /// <summary>What the log says of it; null where that is nothing.</summary>
    public TableChanges? Changes { get; init; }

    /// <summary>Up to where the log was read.</summary>
    public NpgsqlLogSequenceNumber End { get; init; }

    /// <summary>How far behind a table without changes may stay, in bytes.</summary>
    public long Heartbeat { get; init; }

    /// <summary>The columns by which rows are merged.</summary>
    public IReadOnlyList<string> MergeKey { get; init; } = [];

    /// <inheritdoc/>
    public FileColumns Shape => new(request.Table.Place, [.. Columns.Select(column => new FileColumn(column.Name, null, column))]);

    /// <inheritdoc/>
    public bool HasOperations => true;

    /// <inheritdoc/>
    public bool HasUnchanged => true;

    /// <inheritdoc/>
    public long Incomplete => _rows?.Counter.Incomplete ?? 0;

    /// <inheritdoc/>
    public IReadOnlyList<string> Key => MergeKey;

    /// <inheritdoc/>
    public bool IsWhole => false;

    /// <summary>A table without changes is moved on only now and then: each time costs a commit, and until then the server keeps its
    /// log for it.</summary>
    public string? Bookmark => End > known.Lsn && (HasRows || End - known.Lsn >= (ulong)Heartbeat || request.Bookmark is null)
        ? (known with { Lsn = End }).ToString()
        : known.ToString();

    /// <summary>None: what is in the table already is left out by transaction, and not met row by row.</summary>
    public long Duplicates => 0;

    bool HasRows => Changes is { Rows: > 0 };

    /// <inheritdoc/>
    public Task<ISourceRows?> NextAsync(RowsRequest rows, CancellationToken cancel)
    {
        if (_rows is not null || !HasRows)
            return Task.FromResult<ISourceRows?>(null);
        _rows = new ChangeRows(Changes!, request.Table.Place, known.Lsn, MergeKey, rows);
        return Task.FromResult<ISourceRows?>(_rows);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
