namespace Mixdown.Engines.DuckDb.Native;

/// <summary>A place in the text of a statement.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in UTF-16 characters.</param>
/// <param name="Length">Characters of the word or quoted text that stands there; at least 1.</param>
public readonly record struct DuckDBErrorPosition(int Line, int Column, int Length);
