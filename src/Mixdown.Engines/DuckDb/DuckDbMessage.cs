using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Engines.DuckDb;

/// <summary>DuckDB's messages in the shape of our diagnostics: one line, and what to do apart from it.</summary>
static class DuckDbMessage
{
    /// <summary>What is wrong, without DuckDB's guesses and the name of the class of error.</summary>
    internal static string FirstLine(DuckDBException fault)
    {
        var line = fault.Message.AsSpan();
        if (line.IndexOf('\n') is var end and >= 0)
            line = line[..end];
        if (line.IndexOf(" Error: ") is var colon and >= 0)
            line = line[(colon + " Error: ".Length)..];
        return line.TrimEnd("!.").ToString();
    }

    /// <summary>The remedy, where there is one.</summary>
    internal static string? Hint(DuckDBException fault)
    {
        if (fault.UnknownName is { } name && fault.Candidates.Count > 0)
            return NamesHint(name, fault.Candidates);
        if (fault.IsDiskFull)
            return "The disk is full: make room on it, and run it again.";
        if (fault.IsTransient)
            return "Another transaction wrote the same rows or tables first; run it again.";
        return fault.ErrorType == DuckDBErrorType.OutOfMemory
            ? "Raise the memory limit, or give DuckDB a temp folder with room."
            : null;
    }

    // For a table DuckDB always names some other one, however far from it.
    static string? NamesHint(string name, IReadOnlyList<string> candidates)
    {
        if (DidYouMean.Guess(name, candidates) is { } guess)
            return $"Did you mean '{guess}'?";
        return candidates.Count > 1 ? $"Candidates: {string.Join(", ", candidates)}." : null;
    }
}
