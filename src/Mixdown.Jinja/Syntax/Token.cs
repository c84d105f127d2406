namespace Mixdown.Jinja.Syntax;

/// <summary>One word of a template.</summary>
readonly record struct Token(TokenKind Kind, JinjaSpan Span);
