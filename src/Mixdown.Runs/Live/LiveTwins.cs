using Mixdown.Data.Diagnostics;
using Mixdown.Project;

namespace Mixdown.Runs.Live;

/// <summary>The live tables of a project, each with its twin in batch.</summary>
static class LiveTwins
{
    /// <summary>All of them, in the order of the project file.</summary>
    /// <exception cref="MixdownException">All that is wrong with any of them.</exception>
    public static IReadOnlyList<LiveTwin> Of(MixdownProject project) =>
        [.. LiveTables.Bind(project).Select(entry => new LiveTwin(LiveTables.Definition(entry), entry.Fact.UniqueId, entry.Fact.Name, entry.BatchSql))];

    /// <summary>Those that words name.</summary>
    /// <param name="all">All that there are.</param>
    /// <param name="words">Names of live tables, or of streams for all of theirs; empty for all.</param>
    /// <exception cref="MixdownException">MX4085: a word is neither; MX4089: there are none.</exception>
    public static IReadOnlyList<LiveTwin> Choose(IReadOnlyList<LiveTwin> all, IReadOnlyList<string> words)
    {
        if (all.Count == 0)
            throw new MixdownException(new Diagnostic("MX4089", "The project has no live tables", Hint: "Declare one under 'live:' in mixdown.yml."));
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
