namespace Mixdown.Ingest.Sources.Records;

/// <summary>Records on their way from a source to the reader of JSON: one a line, in a file of the run, so that memory stays
/// bounded however many there are. For one thread.</summary>
/// <param name="file">Where; made now, removed at the end.</param>
/// <param name="cursor">Says which records are new; null for all.</param>
sealed class RecordSpool(string file, RecordCursor? cursor) : IAsyncDisposable
{
    readonly FileStream _stream = new(file, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 20, FileOptions.Asynchronous);

    /// <summary>Where it lies.</summary>
    public string File => file;

    /// <summary>Records that were kept.</summary>
    public long Records { get; private set; }

    /// <summary>Records that the last run had read.</summary>
    public long Duplicates => cursor?.Duplicates ?? 0;

    /// <summary>Takes a record: one JSON value.</summary>
    public void Add(ReadOnlySpan<byte> record)
    {
        if (cursor is not null && !cursor.Takes(record))
            return;
        Records++;
        // Line ends stand between the parts of a value only: inside a text they are written \n.
        while (record.IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var end)
        {
            _stream.Write(record[..end]);
            _stream.WriteByte((byte)' ');
            record = record[(end + 1)..];
        }
        _stream.Write(record);
        _stream.WriteByte((byte)'\n');
    }

    /// <summary>Ends the writing.</summary>
    /// <returns>Where the next run goes on, where there is a cursor.</returns>
    public async Task<string?> FinishAsync(CancellationToken cancel)
    {
        await _stream.FlushAsync(cancel).ConfigureAwait(false);
        return cursor?.Bookmark();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        System.IO.File.Delete(file);
    }
}
