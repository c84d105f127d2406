namespace Mixdown.Jinja.Syntax.Lexing;

/// <summary>One word of a template.</summary>
readonly record struct Token(TokenKind Kind, JinjaSpan Span);
