using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Origins;

/// <summary>The place in a template that a character of rendered text came from.</summary>
/// <param name="Place">Of text that stands in the template: from that very character to the end of the text; of a value: the
/// expression that gave it.</param>
/// <param name="IsVerbatim">Whether the character stands in the template as it is.</param>
/// <param name="Macro">The macro whose text this is; null for the template itself and for blocks.</param>
public readonly record struct JinjaOrigin(JinjaPlace Place, bool IsVerbatim, string? Macro);
