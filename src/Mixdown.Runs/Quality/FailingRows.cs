using Mixdown.Runs.Catalog;

namespace Mixdown.Runs.Quality;

/// <summary>Rows that break the rule of a check.</summary>
/// <param name="Rows">The first of them; personal values are hidden.</param>
/// <param name="From">Where they come from: the table that keeps them, or <c>now</c> when the check's SQL was asked.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record FailingRows(CatalogRows Rows, string From, bool HasMore);
