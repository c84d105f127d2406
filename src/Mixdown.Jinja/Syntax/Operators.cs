using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Syntax;

/// <summary>The marks of expressions.</summary>
static class Operators
{
    /// <summary>The operator that starts with <paramref name="c"/>; its length is 0 when there is none.</summary>
    public static (TokenKind Kind, int Length) At(char c, char next) => (c, next) switch
    {
        ('*', '*') => (TokenKind.Power, 2),
        ('/', '/') => (TokenKind.FloorDivide, 2),
        ('=', '=') => (TokenKind.Equal, 2),
        ('!', '=') => (TokenKind.NotEqual, 2),
        ('<', '=') => (TokenKind.LessOrEqual, 2),
        ('>', '=') => (TokenKind.GreaterOrEqual, 2),
        _ => (Single(c), Single(c) == TokenKind.End ? 0 : 1),
    };

    static TokenKind Single(char c) => c switch
    {
        '(' => TokenKind.OpenParenthesis,
        ')' => TokenKind.CloseParenthesis,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '=' => TokenKind.Assign,
        '.' => TokenKind.Dot,
        ',' => TokenKind.Comma,
        ':' => TokenKind.Colon,
        '|' => TokenKind.Pipe,
        _ => Arithmetic(c),
    };

    static TokenKind Arithmetic(char c) => c switch
    {
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '*' => TokenKind.Times,
        '/' => TokenKind.Divide,
        '%' => TokenKind.Modulo,
        '~' => TokenKind.Tilde,
        _ => TokenKind.End,
    };
}
