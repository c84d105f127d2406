namespace Mixdown.Runs.Catalog.Search;

/// <summary>What was found.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Hits">The best first.</param>
/// <param name="Total">How many there are, those that are not listed too.</param>
public sealed record SearchAnswer(string Query, IReadOnlyList<SearchHit> Hits, int Total);
