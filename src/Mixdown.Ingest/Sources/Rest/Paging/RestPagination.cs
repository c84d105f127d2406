namespace Mixdown.Ingest.Sources.Rest.Paging;

/// <summary>How the next page is asked for: the key <c>pagination</c>.</summary>
abstract record RestPagination
{
    RestPagination() { }

    /// <summary>Most pages of one table: an API that never says "no more" is an error, not an endless load. Default 100,000.</summary>
    public int MaxPages { get; init; } = 100_000;

    /// <summary>There is one page.</summary>
    public sealed record None : RestPagination;

    /// <summary>Pages have numbers. The last one is empty, or shorter than <paramref name="Size"/>.</summary>
    public sealed record Page(string Param, long First, string? SizeParam, int? Size) : RestPagination;

    /// <summary>A page begins at a record. The last one is shorter than <paramref name="Size"/>.</summary>
    public sealed record Offset(string Param, string SizeParam, int Size) : RestPagination;

    /// <summary>An answer holds a mark of the next page, or its URL, at <paramref name="Next"/>; nothing there means no more.</summary>
    public sealed record Cursor(string Next, string Param) : RestPagination;

    /// <summary>The header <c>Link</c> with <c>rel="next"</c> names the next page.</summary>
    public sealed record Link : RestPagination;
}
