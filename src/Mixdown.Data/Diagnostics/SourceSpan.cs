namespace Mixdown.Data.Diagnostics;

/// <summary>A place in a text that a person can open.</summary>
/// <param name="File">Path as the person would type it, relative to the project where possible.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in characters.</param>
/// <param name="Length">Characters to underline; at least 1, cut at the end of the line when drawn.</param>
public readonly record struct SourceSpan(string File, int Line, int Column, int Length)
{
    /// <summary><c>file:line:column</c>, the form that terminals and editors make clickable.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
