namespace Mixdown.Runs.Catalog.Search;

/// <summary>The different words of many texts, sorted, and where each stands.</summary>
sealed class WordList
{
    /// <summary>Shorter words are too near to each other to be guessed.</summary>
    const int LeastGuessed = 4;

    readonly string[] _words;
    readonly int[][] _places;

    WordList(SortedDictionary<string, List<int>> places) =>
        (_words, _places) = ([.. places.Keys], [.. places.Values.Select(list => list.ToArray())]);

    /// <summary>The words of texts.</summary>
    public static WordList Of(IEnumerable<string> texts)
    {
        var places = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var (place, text) in texts.Index())
        {
            foreach (var word in Split(text))
                Add(places, word, place);
        }
        return new WordList(places);
    }

    /// <summary>A text's words in lower case: letters and digits are words, all else parts them, and so does a capital after a small
    /// letter.</summary>
    public static IEnumerable<string> Split(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isPart = i < text.Length && char.IsLetterOrDigit(text[i]);
            var isNew = isPart && start >= 0 && char.IsUpper(text[i]) && char.IsLower(text[i - 1]);
            if (start >= 0 && (!isPart || isNew))
            {
                yield return text[start..i].ToLowerInvariant();
                start = -1;
            }
            if (isPart && start < 0)
                start = i;
        }
    }

    /// <summary>Where words stand that fit, the best fits first; a text may come several times.</summary>
    /// <param name="word">In lower case.</param>
    /// <param name="guesses">Whether words fit too in which a slip has to be mended.</param>
    public IEnumerable<(int Place, WordFit Fit)> Find(string word, bool guesses)
    {
        var first = Array.BinarySearch(_words, word, StringComparer.Ordinal);
        if (first >= 0)
        {
            foreach (var place in _places[first])
                yield return (place, WordFit.Same);
        }
        var after = first >= 0 ? first + 1 : ~first;
        for (; after < _words.Length && _words[after].StartsWith(word, StringComparison.Ordinal); after++)
        {
            foreach (var place in _places[after])
                yield return (place, WordFit.Beginning);
        }
        foreach (var (place, fit) in Others(word, guesses))
            yield return (place, fit);
    }

    IEnumerable<(int Place, WordFit Fit)> Others(string word, bool guesses)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if (FitOf(_words[i], word, guesses) is not { } fit)
                continue;
            foreach (var place in _places[i])
                yield return (place, fit);
        }
    }

    static WordFit? FitOf(string known, string word, bool guesses) => known.IndexOf(word, StringComparison.Ordinal) switch
    {
        0 => null,
        > 0 when word.Length > 1 => WordFit.Inside,
        _ => guesses && word.Length >= LeastGuessed && WordSlip.IsNear(known, word) ? WordFit.Guess : null,
    };

    static void Add(SortedDictionary<string, List<int>> places, string word, int place)
    {
        if (!places.TryGetValue(word, out var list))
            places.Add(word, list = []);
        if (list.Count == 0 || list[^1] != place)
            list.Add(place);
    }
}
