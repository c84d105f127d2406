using System.Text.Json;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Sources.Cursors;
using Mixdown.Ingest.Sources.Records;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.Command;

/// <summary>The records of one table.</summary>
sealed class CommandStream : IAsyncDisposable
{
    readonly RecordCursor? _cursor;
    readonly RecordSpool _spool;

    /// <param name="table">The table and its settings.</param>
    /// <param name="before">Where the last run ended; null at first.</param>
    /// <param name="scratch">Where records wait.</param>
    public CommandStream(LoadTable table, CommandBookmark? before, string scratch)
    {
        var cursor = before?.Cursor is { } text ? CursorBookmark.Parse(text) : null;
        _cursor = table.Cursor is null ? null : new RecordCursor(table, cursor);
        _spool = new RecordSpool(Path.Combine(scratch, $"command-{Path.GetRandomFileName()}.jsonl"), _cursor);
    }

    /// <summary>The columns that name a record, as the program says.</summary>
    public IReadOnlyList<string> Key { get; set; } = [];

    /// <summary>The value of the cursor from which on records are new; null for all.</summary>
    public string? From => _cursor?.From;

    /// <summary>Takes a record.</summary>
    public void Add(ReadOnlySpan<byte> record) => _spool.Add(record);

    /// <summary>Ends the writing and begins the reading.</summary>
    public async Task<ITableRead> OpenAsync(TableRequest request, long run, JsonElement? state, CancellationToken cancel)
    {
        var cursor = await _spool.FinishAsync(cancel).ConfigureAwait(false);
        var isSame = request.Bookmark is not null && _spool.Records == 0 && CommandBookmark.Parse(request.Bookmark) is var before
            && before.Cursor == cursor && CommandBookmark.Given(before.State) == CommandBookmark.Given(state);
        var bookmark = isSame ? request.Bookmark : state is null && cursor is null ? null : new CommandBookmark(run, state, cursor).ToText();
        return await SpooledRead.OpenAsync(_spool, request, bookmark, Key, isWhole: false, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _spool.DisposeAsync();
}
