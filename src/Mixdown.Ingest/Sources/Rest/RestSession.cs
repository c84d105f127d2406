using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Ingest.Sources.Cursors;
using Mixdown.Ingest.Sources.Records;
using Mixdown.Ingest.Sources.Rest.Paging;
using Mixdown.Ingest.Sources.Tables;

namespace Mixdown.Ingest.Sources.Rest;

/// <summary>An API during one run.</summary>
sealed class RestSession(RestSourceOptions options, RestClient client, string scratch) : ITableSession
{
    readonly Dictionary<string, RestEndpoint> _endpoints = new(StringComparer.Ordinal);
    int _spools;

    /// <inheritdoc/>
    public Task<IReadOnlyList<OfferedTable>> TablesAsync(TableChoice choice, CancellationToken cancel)
    {
        foreach (var endpoint in options.Endpoints)
        {
            var table = endpoint.Table ?? (choice.Named is [var one] ? one : throw NoTable(choice.Named.Count));
            if (choice.Has(table, table))
                _endpoints.Add(table, endpoint);
        }
        return Task.FromResult<IReadOnlyList<OfferedTable>>([.. _endpoints
            .Select(table => new OfferedTable(table.Key, RestUrl.WithoutSecrets(RestUrl.Of(options.Url, table.Value.Path, [])), null))
            .OrderBy(table => table.Name, StringComparer.Ordinal)]);
    }

    /// <inheritdoc/>
    public async Task<ITableRead> ReadAsync(TableRequest request, CancellationToken cancel)
    {
        var bookmark = request.Bookmark is null ? null : CursorBookmark.Parse(request.Bookmark);
        var cursor = request.Settings.Cursor is null ? null : new RecordCursor(request.Settings, bookmark);
        var number = Interlocked.Increment(ref _spools);
        var file = Path.Combine(scratch, string.Create(CultureInfo.InvariantCulture, $"rest-{number}-{Path.GetRandomFileName()}.jsonl"));
        var spool = new RecordSpool(file, cursor);
        try
        {
            await FetchAsync(_endpoints[request.Table.Name], cursor, spool, cancel).ConfigureAwait(false);
            var next = await spool.FinishAsync(cancel).ConfigureAwait(false);
            return await SpooledRead.OpenAsync(spool, request, next, [], isWhole: cursor is null, cancel).ConfigureAwait(false);
        }
        catch
        {
            await spool.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Nothing: an API keeps its records.</summary>
    public Task ConfirmAsync(IReadOnlyDictionary<string, string> bookmarks, CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task FetchAsync(RestEndpoint endpoint, RecordCursor? cursor, RecordSpool spool, CancellationToken cancel)
    {
        var first = FirstUrl(endpoint, cursor);
        var pager = new RestPager(endpoint.Pagination, first);
        while (pager.Next is { } url)
        {
            if (pager.HasTooMany)
                throw RestErrors.TooManyPages(url, endpoint.Pagination.MaxPages);
            if (url.Host != first.Host)
                throw RestErrors.ElsewhereBound(first, url);
            var page = await client.GetAsync(url, endpoint.Body, cancel).ConfigureAwait(false);
            if (pager.Advance(Take(url, page, endpoint, spool), Mark(page, endpoint.Pagination)))
                throw RestErrors.Circle(url);
        }
    }

    /// <returns>How many records the page had.</returns>
    static int Take(Uri url, RestPage page, RestEndpoint endpoint, RecordSpool spool)
    {
        // An empty answer (204) is a page without records.
        if (page.Content.IsEmpty)
            return 0;
        var records = PageRecords.Find(url, page.Content.Span, endpoint.Items);
        foreach (var record in records)
            spool.Add(page.Content.Span[record]);
        return records.Count;
    }

    static string? Mark(RestPage page, RestPagination pagination) => pagination switch
    {
        RestPagination.Cursor cursor when !page.Content.IsEmpty => PageRecords.Value(page.Content.Span, cursor.Next),
        RestPagination.Link => LinkHeader.Next(page.Links),
        _ => null,
    };

    Uri FirstUrl(RestEndpoint endpoint, RecordCursor? cursor)
    {
        var url = RestUrl.Of(options.Url, endpoint.Path, endpoint.Params);
        return endpoint.CursorParam is { } param && (cursor?.From ?? endpoint.CursorStart) is { } from ? RestUrl.With(url, param, from) : url;
    }

    MixdownException NoTable(int named) => new(new Diagnostic(
        "MX2312", named == 0 ? "the load does not say which table it fills" : "the load names several tables and says what is asked for only one", options.At,
        "Write 'table: NAME', or 'endpoints: { NAME: { path: … } }'."));
}
