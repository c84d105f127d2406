using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Live;

/// <summary>The live tables of a project, each with its twin in batch.</summary>
static class LiveTwins
{
    /// <summary>Those that words name.</summary>
    /// <param name="all">All that there are.</param>
    /// <param name="words">Names of live tables, or of streams for all of theirs; empty for all.</param>
    /// <exception cref="MixdownException">MX4085: a word is neither.</exception>
    public static IReadOnlyList<LiveTwin> Choose(IReadOnlyList<LiveTwin> all, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (!all.Any(twin => Is(twin, word)))
                throw new MixdownException(new Diagnostic(
                    "MX4085", $"There is no live table '{word}', and no stream of that name has one", Hint: DidYouMean.Hint(word, all.SelectMany(twin => new[] { twin.Name, twin.Definition.Stream }))));
        }
        return words.Count == 0 ? all : [.. all.Where(twin => words.Any(word => Is(twin, word)))];
    }

    static bool Is(LiveTwin twin, string word) => twin.Name == word || twin.Definition.Stream == word;
}
