namespace Mixdown.Runs.Catalog.Search;

/// <summary>Something that was found.</summary>
/// <param name="Found">What.</param>
/// <param name="In">Where the words stand: <c>title</c> or <c>description</c>.</param>
public sealed record SearchHit(SearchTerm Found, string In);
