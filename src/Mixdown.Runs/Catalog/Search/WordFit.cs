namespace Mixdown.Runs.Catalog.Search;

/// <summary>How well a word that somebody types fits one that is there: better is greater.</summary>
enum WordFit
{
    /// <summary>After a slip of the finger is mended.</summary>
    Guess = 10,

    /// <summary>It stands in the middle.</summary>
    Inside = 40,

    /// <summary>It is the beginning.</summary>
    Beginning = 80,

    /// <summary>It is the word.</summary>
    Same = 100,
}
