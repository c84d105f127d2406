namespace Mixdown.Jinja.Syntax;

/// <summary>A span of a template that a person can open: what every error and every call points at.</summary>
/// <param name="source">The template's text.</param>
/// <param name="span">The stretch of it.</param>
public sealed class JinjaPlace(JinjaSource source, JinjaSpan span)
{
    /// <summary>The template's text.</summary>
    public JinjaSource Source => source;

    /// <summary>The stretch of it.</summary>
    public JinjaSpan Span => span;

    /// <summary>Path as the person would type it.</summary>
    public string File => source.File;

    /// <summary>1-based.</summary>
    public int Line => source.Locate(span.Start).Line;

    /// <summary>1-based, in characters.</summary>
    public int Column => source.Locate(span.Start).Column;

    /// <summary>Characters; at least 1.</summary>
    public int Length => Math.Max(1, span.Length);

    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString()
    {
        var (line, column) = source.Locate(span.Start);
        return $"{File}:{line}:{column}";
    }
}
