using System.Globalization;

namespace Mixdown.Ingest.Sources.Rest.Paging;

/// <summary>Goes from page to page. Pure: it is told what each page held.</summary>
/// <param name="pagination">How.</param>
/// <param name="first">The request without the parameters of paging.</param>
sealed class RestPager(RestPagination pagination, Uri first)
{
    long _records;
    int _pages;

    /// <summary>The page to ask for; null after the last one.</summary>
    public Uri? Next { get; private set; } = First(pagination, first);

    /// <summary>Whether more pages were read than the project file allows.</summary>
    public bool HasTooMany => _pages >= pagination.MaxPages && Next is not null;

    /// <summary>Goes on behind a page.</summary>
    /// <param name="records">How many records it had.</param>
    /// <param name="mark">What stood at the cursor's place, or in the header; null for nothing.</param>
    /// <returns>Whether the API goes in circles: it named the page that was just read.</returns>
    public bool Advance(int records, string? mark)
    {
        _pages++;
        _records += records;
        var next = pagination switch
        {
            RestPagination.Page page when records > 0 && (page.Size is not { } size || records >= size) =>
                RestUrl.With(Next!, page.Param, Number(page.First + _pages)),
            RestPagination.Offset offset when records >= offset.Size => RestUrl.With(Next!, offset.Param, Number(_records)),
            RestPagination.Cursor cursor when !string.IsNullOrEmpty(mark) => IsUrl(mark) ? new Uri(Next!, mark) : RestUrl.With(first, cursor.Param, mark),
            RestPagination.Link when mark is not null => new Uri(Next!, mark),
            _ => null,
        };
        var isCircle = next is not null && next == Next;
        Next = next;
        return isCircle;
    }

    static Uri First(RestPagination pagination, Uri url) => pagination switch
    {
        RestPagination.Page { Size: { } size, SizeParam: { } param } page =>
            RestUrl.With(RestUrl.With(url, page.Param, Number(page.First)), param, Number(size)),
        RestPagination.Page page => RestUrl.With(url, page.Param, Number(page.First)),
        RestPagination.Offset offset => RestUrl.With(RestUrl.With(url, offset.Param, "0"), offset.SizeParam, Number(offset.Size)),
        _ => url,
    };

    static bool IsUrl(string mark) => mark.StartsWith("http://", StringComparison.Ordinal) || mark.StartsWith("https://", StringComparison.Ordinal) || mark.StartsWith('/');

    static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
