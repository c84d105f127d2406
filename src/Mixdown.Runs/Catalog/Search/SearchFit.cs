namespace Mixdown.Runs.Catalog.Search;

/// <summary>How well something fits all words of a query.</summary>
/// <param name="Points">The sum of the fits of the words.</param>
/// <param name="InTitle">Whether all words stand in its title, or in the name of what it belongs to.</param>
/// <param name="IsOwn">Whether a word stands in its title or its description, and not only in the name of what it belongs to.</param>
/// <param name="IsGuess">Whether a slip had to be mended.</param>
readonly record struct SearchFit(int Points, bool InTitle, bool IsOwn, bool IsGuess)
{
    /// <summary>Both words together.</summary>
    public SearchFit And(SearchFit other) =>
        new(Points + other.Points, InTitle && other.InTitle, IsOwn || other.IsOwn, IsGuess || other.IsGuess);
}
