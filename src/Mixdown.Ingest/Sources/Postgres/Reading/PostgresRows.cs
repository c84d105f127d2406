using System.Collections.Concurrent;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Postgres.Connections;
using Mixdown.Ingest.Sources.Cursors;

namespace Mixdown.Ingest.Sources.Postgres.Reading;

/// <summary>The rows of a table: each of the engine's threads reads shares of it over a connection of its own.</summary>
/// <param name="work">What is read.</param>
/// <param name="border">Knows the rows that the last run read; null without a cursor.</param>
/// <param name="stop">Ends it.</param>
sealed class PostgresRows(RowWork work, CursorBorder? border, ReadStop stop) : ISourceRows
{
    readonly ConcurrentBag<PostgresLink> _links = [];
    readonly ConcurrentQueue<string> _selects = new(work.Selects);
    long _rowsRead;
    long _valuesRescued;
    long _bytesRead;
    long _lastRow;

    /// <inheritdoc/>
    public ColumnList Columns { get; } = new([.. work.Columns, .. RowLineage.Read]);

    /// <inheritdoc/>
    public int MaxReaders { get; private set; }

    /// <inheritdoc/>
    public long RowsRead => Interlocked.Read(ref _rowsRead);

    /// <inheritdoc/>
    public long ValuesRescued => Interlocked.Read(ref _valuesRescued);

    /// <inheritdoc/>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    public RowWork Work => work;

    public CursorBorder? Border => border;

    public ReadStop Stop => stop;

    /// <summary>Takes a connection that sees the run's snapshot; only before the first reader is opened.</summary>
    public void Add(PostgresLink link)
    {
        _links.Add(link);
        MaxReaders++;
    }

    /// <inheritdoc/>
    public IColumnReader OpenReader() => new PostgresRowReader(this);

    /// <summary>The next share; null when there is none left.</summary>
    public string? NextSelect() => _selects.TryDequeue(out var select) ? select : null;

    /// <summary>A connection for one reader; null where more readers are open than were asked for.</summary>
    public PostgresLink? TakeLink() => _links.TryTake(out var link) ? link : null;

    /// <summary>Counts what a reader met, and numbers the rows that it hands on.</summary>
    /// <returns>The number of the row before its first one.</returns>
    public long Count(RowCounter counter, int rows)
    {
        Interlocked.Add(ref _rowsRead, counter.Rows);
        Interlocked.Add(ref _valuesRescued, counter.Rescued);
        Interlocked.Add(ref _bytesRead, counter.Bytes);
        return Interlocked.Add(ref _lastRow, rows) - rows;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        stop.Dispose();
        while (TakeLink() is { } link)
            await link.DisposeAsync().ConfigureAwait(false);
    }
}
