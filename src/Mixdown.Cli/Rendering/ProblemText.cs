using Mixdown.Data.Diagnostics;

namespace Mixdown.Cli.Rendering;

/// <summary>Writes diagnostics with a blank line before each, the word <c>error</c> or <c>warning</c> in colour.</summary>
static class ProblemText
{
    /// <summary>Writes all of them, in order.</summary>
    public static void Write(TextWriter output, Palette palette, IEnumerable<Diagnostic> problems)
    {
        foreach (var problem in problems)
        {
            output.WriteLine();
            output.WriteLine(Paint(problem, palette));
        }
    }

    static string Paint(Diagnostic problem, Palette palette)
    {
        var text = problem.ToString();
        var word = problem.Severity == Severity.Error ? "error" : "warning";
        var at = text.IndexOf($"{word} {problem.Code}", StringComparison.Ordinal);
        var painted = problem.Severity == Severity.Error ? palette.Bad(word) : palette.Warning(word);
        return string.Concat(text.AsSpan(0, at), painted, text.AsSpan(at + word.Length));
    }
}
