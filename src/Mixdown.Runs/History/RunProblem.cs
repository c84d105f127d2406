using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.History;

/// <summary>An error or a warning of a run.</summary>
/// <param name="At">When it was told.</param>
/// <param name="Severity">Whether it is an error.</param>
/// <param name="Code">Names the page of the manual.</param>
/// <param name="Message">What is wrong, in one line.</param>
public sealed record RunProblem(DateTimeOffset At, Severity Severity, string Code, string Message)
{
    /// <summary>The file in which it is, relative to the project; null when it is in none.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>The lines round the place with the span underlined; null where the text is not the user's own.</summary>
    public string? Excerpt { get; init; }

    /// <summary>Where else it can be seen.</summary>
    public string? Note { get; init; }

    /// <summary>What to do.</summary>
    public string? Hint { get; init; }

    /// <summary>What a run told.</summary>
    internal static RunProblem Of(DateTimeOffset at, Diagnostic told) => new(at, told.Severity, told.Code, told.Message)
    {
        File = told.At?.File,
        Line = told.At?.Line,
        Column = told.At?.Column,
        Excerpt = told.Excerpt,
        Note = told.Note,
        Hint = told.Hint,
    };
}
