namespace Mixdown.Jinja.Syntax;

/// <summary>A stretch of a template's text.</summary>
/// <param name="Start">Offset of its first character, 0-based.</param>
/// <param name="Length">Characters.</param>
public readonly record struct JinjaSpan(int Start, int Length)
{
    /// <summary>Offset of the first character after it.</summary>
    public int End => Start + Length;

    /// <summary>From the start of this span to the end of <paramref name="last"/>.</summary>
    internal JinjaSpan To(JinjaSpan last) => new(Start, last.End - Start);
}
