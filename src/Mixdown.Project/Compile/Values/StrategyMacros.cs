using Mixdown.Jinja;
using Mixdown.Jinja.Definitions;

namespace Mixdown.Project.Compile.Values;

/// <summary>The macros behind the words <c>incremental_strategy</c> and <c>strategy</c>: a user's own strategy is a macro of the
/// right name.</summary>
static class StrategyMacros
{
    /// <summary>Strategies that come with the tool.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } = ["append", "delete+insert", "insert_overwrite", "merge", "microbatch"];

    /// <summary><c>get_incremental_NAME_sql</c>.</summary>
    public static JinjaMacro Incremental(Rendering rendering, string strategy)
    {
        var name = $"get_incremental_{strategy.Replace('+', '_')}_sql";
        return rendering.Context.Macros.TryFind(name, out var macro)
            ? rendering.Load(macro)
            : throw new JinjaException(JinjaErrorKind.Raised, $"There is no incremental strategy '{strategy}'")
            {
                Hint = DidYouMean(strategy, BuiltIn) ?? $"Use one of: {string.Join(", ", BuiltIn)}; or write a macro '{name}'.",
            };
    }

    /// <summary><c>snapshot_NAME_strategy</c>; <c>package.name</c> looks in that package.</summary>
    public static JinjaMacro Snapshot(Rendering rendering, string strategy)
    {
        var (package, bare) = strategy.Split('.', 2) is [var first, var second] ? (first, second) : (null, strategy);
        var name = $"snapshot_{bare}_strategy";
        var macros = rendering.Context.Macros;
        return (package is null ? macros.TryFind(name, out var macro) : macros.TryFind(package, name, out macro))
            ? rendering.Load(macro!)
            : throw new JinjaException(JinjaErrorKind.Raised, $"There is no snapshot strategy '{strategy}'")
            {
                Hint = DidYouMean(bare, ["timestamp", "check"]) ?? $"Use timestamp or check, or write a macro '{name}'.",
            };
    }

    static string? DidYouMean(string word, IReadOnlyList<string> known) =>
        Data.Diagnostics.DidYouMean.Guess(word, known) is { } guess ? $"Did you mean '{guess}'?" : null;
}
