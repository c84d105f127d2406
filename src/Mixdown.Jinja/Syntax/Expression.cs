using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Syntax;

/// <summary>A parsed expression.</summary>
abstract record Expression(JinjaSpan Span)
{
    /// <summary>A literal number, text, truth value or None.</summary>
    public sealed record Constant(object? Value, JinjaSpan Span) : Expression(Span);

    public sealed record Name(string Id, JinjaSpan Span) : Expression(Span);

    public sealed record ListOf(IReadOnlyList<Expression> Items, JinjaSpan Span) : Expression(Span);

    public sealed record TupleOf(IReadOnlyList<Expression> Items, JinjaSpan Span) : Expression(Span);

    public sealed record DictOf(IReadOnlyList<(Expression Key, Expression Value)> Entries, JinjaSpan Span) : Expression(Span);

    /// <summary>Arithmetic with two sides.</summary>
    public sealed record Binary(TokenKind Operator, Expression Left, Expression Right, JinjaSpan Span) : Expression(Span);

    /// <summary>Minus or plus before a value.</summary>
    public sealed record Sign(bool IsMinus, Expression Operand, JinjaSpan Span) : Expression(Span);

    public sealed record And(Expression Left, Expression Right, JinjaSpan Span) : Expression(Span);

    public sealed record Or(Expression Left, Expression Right, JinjaSpan Span) : Expression(Span);

    public sealed record Not(Expression Operand, JinjaSpan Span) : Expression(Span);

    /// <summary>A chain such as <c>1 &lt; x &lt;= 9</c>.</summary>
    public sealed record Compare(Expression First, IReadOnlyList<(Comparison Operator, Expression Other)> Rest, JinjaSpan Span)
        : Expression(Span);

    /// <summary>Texts joined with <c>~</c>.</summary>
    public sealed record Concat(IReadOnlyList<Expression> Parts, JinjaSpan Span) : Expression(Span);

    /// <summary><c>then if test else otherwise</c>; without else it may be undefined.</summary>
    public sealed record Conditional(Expression Test, Expression Then, Expression? Otherwise, JinjaSpan Span) : Expression(Span);

    public sealed record Attribute(Expression Target, string Id, JinjaSpan Span) : Expression(Span);

    public sealed record Item(Expression Target, Expression Key, JinjaSpan Span) : Expression(Span);

    public sealed record Slice(Expression Target, Expression? Start, Expression? Stop, Expression? Step, JinjaSpan Span)
        : Expression(Span);

    public sealed record Call(Expression Target, Arguments Arguments, JinjaSpan Span) : Expression(Span);

    /// <summary>A filter; without a target it filters the body of a block.</summary>
    public sealed record Filter(Expression? Target, string Id, Arguments Arguments, JinjaSpan IdSpan, JinjaSpan Span)
        : Expression(Span);

    public sealed record IsTest(Expression Target, string Id, Arguments Arguments, JinjaSpan IdSpan, JinjaSpan Span)
        : Expression(Span);
}
