using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Sources.Ado.Fields;

namespace Mixdown.Ingest.Sources.Ado;

/// <summary>The rows of one SELECT, read by one thread: a provider's reader is for one.</summary>
sealed class AdoRows : ISourceRows, IColumnReader
{
    // Large values end a batch early, so that a batch of them stays small.
    const int BatchBytes = 8 << 20;
    readonly AdoTable _table;
    readonly AdoCursor? _cursor;
    readonly DbCommand _command;
    readonly DbDataReader _reader;
    readonly CancellationToken _cancel;
    readonly AdoFields _fields;
    readonly AdoMisfits _misfits;
    readonly int _cursorAt;
    readonly CancellationTokenRegistration _stop;
    long _rowsRead;
    long _rowsGiven;
    long _bytesRead;
    bool _isOpen;

    public AdoRows(
        AdoTable table, IReadOnlyList<AdoColumn> columns, AdoCursor? cursor, DbCommand command, DbDataReader reader, RowsRequest request, CancellationToken cancel)
    {
        (_table, _cursor, _command, _reader, _cancel) = (table, cursor, command, reader, cancel);
        _fields = new AdoFields(columns, request, table.Options.MaxValueBytes);
        _misfits = new AdoMisfits(table.Request.Table.Place, _fields.Columns, request);
        _cursorAt = cursor is null ? -1 : columns.Index().First(column => column.Item.Name == cursor.Column).Index;
        Columns = new ColumnList([.. _fields.Columns, .. RowLineage.Read]);
        _stop = cancel.UnsafeRegister(static command => ((DbCommand)command!).Cancel(), command);
    }

    /// <inheritdoc/>
    public ColumnList Columns { get; }

    /// <inheritdoc/>
    public int MaxReaders => 1;

    /// <inheritdoc/>
    public long RowsRead => Interlocked.Read(ref _rowsRead);

    /// <inheritdoc/>
    public long ValuesRescued => _misfits.Values;

    /// <inheritdoc/>
    public long BytesRead => Interlocked.Read(ref _bytesRead);

    /// <inheritdoc/>
    public IColumnReader OpenReader() => this;

    /// <inheritdoc/>
    public int Fill(ColumnBatch batch)
    {
        // The engine opens as many readers as it likes; the first to ask reads all.
        _isOpen = true;
        try
        {
            return Read(batch);
        }
        catch (Exception fault) when (_cancel.IsCancellationRequested && AdoDatabase.IsFault(fault))
        {
            throw new OperationCanceledException(_cancel);
        }
        catch (Exception fault) when (AdoDatabase.IsFault(fault))
        {
            throw _table.Database.Failed(_table.Request.Table.Place, fault);
        }
    }

    /// <summary>Nothing: the rows close their reader.</summary>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.DisposeAsync().ConfigureAwait(false);
        if (!_isOpen)
            _command.Cancel();
        await _reader.DisposeAsync().ConfigureAwait(false);
        await _command.DisposeAsync().ConfigureAwait(false);
    }

    int Read(ColumnBatch batch)
    {
        var (row, bytes) = (0, 0L);
        while (row < ColumnBatch.Capacity && bytes < BatchBytes && _reader.Read())
        {
            bytes += _fields.Take(_reader);
            if (_cursor is not null && WasRead())
                continue;
            Interlocked.Increment(ref _rowsRead);
            _fields.Write(batch, row, _misfits);
            if (!_misfits.Settle(batch, row, _fields))
                continue;
            batch[batch.Count - 2].Set(row, ++_rowsGiven);
            row++;
        }
        Interlocked.Add(ref _bytesRead, bytes);
        return row;
    }

    bool WasRead()
    {
        if (_fields[_cursorAt] is not { } value)
            return false;
        var (before, after) = (_cursor!.WasInReach(value), _cursor.WillBeInReach(value));
        if (!before && !after)
            return false;
        var mark = Mark();
        if (after)
            _cursor.Border.Keep(mark);
        return before && _cursor.Border.WasRead(mark);
    }

    /// <summary>All of the row: one that was written again is new.</summary>
    string Mark()
    {
        var text = new StringBuilder();
        for (var column = 0; column < _fields.Count; column++)
            text.Append(_fields[column] is { } value ? AdoValueText.Of(value) : "").Append(_fields[column] is null ? '\u001e' : '\u001f');
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return Convert.ToBase64String(hash[..16]).TrimEnd('=');
    }
}
