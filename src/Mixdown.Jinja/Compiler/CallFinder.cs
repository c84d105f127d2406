using Mixdown.Jinja.Definitions;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Compiler;

/// <summary>Lists the calls in a template's text.</summary>
sealed class CallFinder
{
    readonly JinjaSource _source;
    readonly List<JinjaStaticCall> _found = [];

    CallFinder(JinjaSource source) => _source = source;

    public static IReadOnlyList<JinjaStaticCall> Find(TemplateCode code)
    {
        var finder = new CallFinder(code.Source);
        finder.Visit(code.Syntax, isCertain: true);
        return finder._found;
    }

    void Visit(IEnumerable<Statement> statements, bool isCertain)
    {
        foreach (var statement in statements)
            Visit(statement, isCertain);
    }

    void Visit(Statement statement, bool isCertain)
    {
        // The first test of an if and the items of a for are reached always, what they enclose is not.
        var isReached = statement is not (Statement.Macro or Statement.Tagged) && isCertain;
        var isFirst = true;
        foreach (var expression in SyntaxTree.Expressions(statement))
        {
            Visit(expression, isReached && (isFirst || statement is not (Statement.If or Statement.For)));
            isFirst = false;
        }
        Visit(SyntaxTree.Bodies(statement), isCertain && statement is (Statement.SetBlock or Statement.FilterBlock or Statement.With));
    }

    void Visit(Expression expression, bool isCertain)
    {
        if (expression is Expression.Call call && NameOf(call.Target) is { } name)
            _found.Add(Read(call, name, isCertain));
        var isFirst = true;
        foreach (var part in SyntaxTree.Parts(expression))
        {
            Visit(part, isCertain && (isFirst || expression is not (Expression.And or Expression.Or or Expression.Conditional)));
            isFirst = false;
        }
    }

    JinjaStaticCall Read(Expression.Call call, string name, bool isCertain)
    {
        var positional = LiteralReader.TryReadAll(call.Arguments.Positional);
        var named = LiteralReader.TryReadAll(call.Arguments.Named.Select(argument => argument.Value));
        var place = new JinjaPlace(_source, call.Span);
        if (positional is null || named is null || !call.Arguments.IsPlain)
            return new JinjaStaticCall(name, null, null, place, isCertain);
        var byName = call.Arguments.Named.Zip(named).ToDictionary(pair => pair.First.Name, pair => pair.Second, StringComparer.Ordinal);
        return new JinjaStaticCall(name, positional, byName, place, isCertain);
    }

    static string? NameOf(Expression target) => target switch
    {
        Expression.Name name => name.Id,
        Expression.Attribute attribute => NameOf(attribute.Target) is { } outer ? $"{outer}.{attribute.Id}" : null,
        _ => null,
    };
}
