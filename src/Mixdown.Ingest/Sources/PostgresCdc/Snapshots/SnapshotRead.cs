using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Evolution;
using Mixdown.Ingest.Sources.PostgresCdc.Changes;
using Mixdown.Ingest.Sources.PostgresCdc.Server;
using Mixdown.Ingest.Sources.Tables;
using Npgsql;

namespace Mixdown.Ingest.Sources.PostgresCdc.Snapshots;

/// <summary>All rows of a table at the moment of a snapshot.</summary>
/// <param name="connection">Sees the snapshot. Disposed with the read.</param>
/// <param name="table">The table.</param>
/// <param name="published">What of it is told.</param>
/// <param name="columns">Its columns.</param>
sealed class SnapshotRead(NpgsqlConnection connection, ServerTable table, PublishedTable published, IReadOnlyList<Column> columns) : ITableRead
{
    bool _isCleared;
    bool _isRead;

    /// <inheritdoc/>
    public FileColumns Shape => new(table.Place, [.. columns.Select(column => new FileColumn(column.Name, null, column))]);

    /// <inheritdoc/>
    public bool HasOperations => true;

    /// <inheritdoc/>
    public bool HasUnchanged => true;

    /// <inheritdoc/>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <inheritdoc/>
    public bool IsWhole => true;

    /// <inheritdoc/>
    public required string? Bookmark { get; init; }

    /// <summary>Whether the lake has rows of a table that is no more: then a truncate comes first.</summary>
    public bool Replaces { get; init; }

    /// <inheritdoc/>
    public long Duplicates => 0;

    /// <inheritdoc/>
    public async Task<ISourceRows?> NextAsync(RowsRequest request, CancellationToken cancel)
    {
        if (Replaces && !_isCleared)
        {
            _isCleared = true;
            return ChangeRows.OfTruncate(table.Place, request);
        }
        if (_isRead)
            return null;
        _isRead = true;
        var place = $"{connection.Host}:{connection.Port}";
        var copy = await CdcFaults.AtAsync(place, () => connection.BeginTextExportAsync(Copy, cancel)).ConfigureAwait(false);
        // Its bytes are what we are after: characters would cost a copy of each value.
        var bytes = ((StreamReader)(TextReader)copy).BaseStream;
        return new CopyRows(bytes, table.Place, [.. columns.Select(column => column.Name)], request, cancel) { Server = place, FirstRow = _isCleared ? 2 : 1 };
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    // The changes of tables that inherit from it are theirs, so their rows are too.
    string Copy =>
        $"copy (select {string.Join(", ", columns.Select(column => new SqlIdentifier(column.Name)))} from {(table.IsPartitioned ? "" : "only ")}{table.Sql}"
        + $"{(published.RowFilter is { } filter ? $" where {filter}" : "")}) to stdout";
}
