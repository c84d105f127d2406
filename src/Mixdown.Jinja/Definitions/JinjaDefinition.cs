using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Definitions;

/// <summary>A macro, or a block of the host's own tags, that a template defines at its top level.</summary>
/// <param name="Tag"><c>macro</c>, or the word of a <see cref="JinjaBlockTag"/>.</param>
/// <param name="Name">As written after the tag.</param>
/// <param name="MacroName">Its name in the module: the same for a macro, with prefix (and adapter) for other tags.</param>
/// <param name="Parameters">In order; empty for tags without parameters.</param>
/// <param name="Options">Options of the header whose values are literals, by name.</param>
/// <param name="Span">From the opening tag to the end of the closing tag.</param>
/// <param name="NameSpan">Of the name.</param>
/// <param name="BodySpan">Between the two tags.</param>
public sealed record JinjaDefinition(
    string Tag,
    string Name,
    string MacroName,
    IReadOnlyList<JinjaParameter> Parameters,
    IReadOnlyDictionary<string, object?> Options,
    JinjaSpan Span,
    JinjaSpan NameSpan,
    JinjaSpan BodySpan);
