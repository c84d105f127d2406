using Mixdown.Jinja.Definitions;

namespace Mixdown.Jinja.Syntax;

/// <summary>A parsed statement: text, a print, or a tag with what it encloses.</summary>
abstract record Statement(JinjaSpan Span)
{
    public sealed record Text(string Value, JinjaSpan Span) : Statement(Span);

    public sealed record Print(Expression Value, JinjaSpan Span) : Statement(Span);

    public sealed record Do(Expression Value, JinjaSpan Span) : Statement(Span);

    public sealed record If(IReadOnlyList<(Expression Test, IReadOnlyList<Statement> Body)> Branches, IReadOnlyList<Statement> Otherwise, JinjaSpan Span)
        : Statement(Span);

    public sealed record For(Expression Target, Expression Items, Expression? Filter, bool IsRecursive, IReadOnlyList<Statement> Body, IReadOnlyList<Statement> Otherwise, JinjaSpan Span)
        : Statement(Span);

    public sealed record Set(Expression Target, Expression Value, JinjaSpan Span) : Statement(Span);

    /// <summary>A set whose value is the text of its body.</summary>
    public sealed record SetBlock(Expression Target, Expression? Filter, IReadOnlyList<Statement> Body, JinjaSpan Span)
        : Statement(Span);

    public sealed record Macro(MacroSyntax Definition, JinjaSpan Span) : Statement(Span);

    /// <summary>A block of one of the host's tags.</summary>
    public sealed record Tagged(JinjaBlockTag Tag, MacroSyntax Definition, IReadOnlyDictionary<string, object?> Options, string WrittenName, JinjaSpan Span)
        : Statement(Span);

    public sealed record CallBlock(MacroSyntax Caller, Expression.Call Call, JinjaSpan Span) : Statement(Span);

    public sealed record FilterBlock(Expression Filter, IReadOnlyList<Statement> Body, JinjaSpan Span) : Statement(Span);

    public sealed record With(IReadOnlyList<(Expression Target, Expression Value)> Bindings, IReadOnlyList<Statement> Body, JinjaSpan Span)
        : Statement(Span);

    public sealed record Include(Expression Template, bool IgnoreMissing, bool WithContext, JinjaSpan Span) : Statement(Span);

    public sealed record Import(Expression Template, string Target, bool WithContext, JinjaSpan Span) : Statement(Span);

    public sealed record FromImport(Expression Template, IReadOnlyList<(string Name, string Alias)> Names, bool WithContext, JinjaSpan Span)
        : Statement(Span);

    public sealed record Break(JinjaSpan Span) : Statement(Span);

    public sealed record Continue(JinjaSpan Span) : Statement(Span);
}
