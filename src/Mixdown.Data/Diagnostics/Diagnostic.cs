using System.Text;

namespace Mixdown.Data.Diagnostics;

/// <summary>One thing that is wrong: what, where and what to do about it.</summary>
/// <param name="Code">Never reused: MX1xxx project, MX2xxx ingest, MX3xxx engine, MX4xxx runs, MX5xxx web,
/// MX6xxx generated data.</param>
/// <param name="Message">What is wrong, in one line, naming what was found and what was expected.</param>
/// <param name="At">Where; null only where there is no text to point at.</param>
/// <param name="Hint">What to do, in the imperative; null only where the message says it.</param>
/// <param name="Severity">Whether it stops the command.</param>
public sealed record Diagnostic(
    string Code,
    string Message,
    SourceSpan? At = null,
    string? Hint = null,
    Severity Severity = Severity.Error)
{
    /// <summary>The lines around <see cref="At"/> with the span underlined, as <see cref="Diagnostics.Excerpt"/> draws
    /// them; null where the text is not the user's own.</summary>
    public string? Excerpt { get; init; }

    /// <summary>Where else it can be seen, for example in the compiled SQL; null for most.</summary>
    public string? Note { get; init; }

    /// <summary>The same diagnostic with the excerpt of <paramref name="text"/> round its place.</summary>
    public Diagnostic In(string text) => At is { } at ? this with { Excerpt = Diagnostics.Excerpt.Draw(text, at) } : this;

    /// <summary>Place and message, then the excerpt, the note, and the hint; lines end in <c>\n</c>, the last one has no end.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (At is { } at)
            text.Append(at).Append(": ");
        text.Append(Severity == Severity.Error ? "error " : "warning ").Append(Code).Append(": ").Append(Message);
        if (Excerpt is not null)
            text.Append('\n').Append(Excerpt);
        if (Note is not null)
            text.Append("\n  ").Append(Note);
        if (Hint is not null)
            text.Append("\n  hint: ").Append(Hint);
        return text.ToString();
    }
}
