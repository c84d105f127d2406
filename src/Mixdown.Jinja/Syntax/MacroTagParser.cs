using Mixdown.Jinja.Definitions;
using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Syntax;

/// <summary>Reads the tags whose body runs when it is called: macro, call, and the tags of the host.</summary>
sealed class MacroTagParser(
    TokenReader tokens,
    ExpressionParser expressions,
    Func<string, JinjaSpan, string[], (IReadOnlyList<Statement> Body, JinjaSpan Span)> parseBody)
{
    public Statement.Macro ParseMacro(JinjaSpan start)
    {
        var name = tokens.ExpectName("the name of the macro");
        var nameSpan = tokens.Last;
        var parameters = ParseParameters();
        return new Statement.Macro(ParseDefinition("macro", name, nameSpan, parameters, start), start);
    }

    public Statement.CallBlock ParseCall(JinjaSpan start)
    {
        var parameters = tokens.Kind == TokenKind.OpenParenthesis ? ParseParameters() : [];
        var expression = expressions.Parse();
        if (expression is not Expression.Call call)
            throw tokens.Fail("a call block needs a call", expression.Span, "Write {% call name(…) %}.");
        return new Statement.CallBlock(ParseDefinition("call", "caller", call.Span, parameters, start), call, start);
    }

    public Statement.Tagged ParseTagged(JinjaBlockTag tag, JinjaSpan start)
    {
        var name = tokens.ExpectName($"the name of the {tag.Tag}");
        var nameSpan = tokens.Last;
        var parameters = tag.Header == BlockHeader.Signature ? ParseParameters() : [];
        var options = tag.Header == BlockHeader.NameAndOptions ? ParseOptions() : [];
        var macroName = $"{tag.Prefix}_{name}";
        if (tag.Header == BlockHeader.NameAndOptions)
            macroName += $"_{options.GetValueOrDefault("adapter") as string ?? "default"}";
        var definition = ParseDefinition(tag.Tag, macroName, nameSpan, parameters, start);
        return new Statement.Tagged(tag, definition, options, name, start);
    }

    MacroSyntax ParseDefinition(string tag, string name, JinjaSpan nameSpan, List<(string, Expression?)> parameters, JinjaSpan start)
    {
        var (body, bodySpan) = parseBody(tag, start, ["end" + tag]);
        tokens.Take();
        return new MacroSyntax(name, nameSpan, parameters, body, bodySpan);
    }

    List<(string Name, Expression? Default)> ParseParameters()
    {
        var parameters = new List<(string Name, Expression? Default)>();
        tokens.Expect(TokenKind.OpenParenthesis, "'('");
        while (tokens.Kind != TokenKind.CloseParenthesis)
        {
            if (parameters.Count > 0)
                tokens.Expect(TokenKind.Comma, "',' or ')'");
            parameters.Add(ParseParameter(parameters));
        }
        tokens.Take();
        return parameters;
    }

    (string Name, Expression? Default) ParseParameter(List<(string Name, Expression? Default)> before)
    {
        var name = tokens.ExpectName("the name of a parameter");
        var span = tokens.Last;
        if (before.Exists(other => other.Name == name))
            throw tokens.Fail($"the parameter '{name}' is there twice", span);
        if (tokens.TryTake(TokenKind.Assign))
            return (name, expressions.Parse());
        if (before.Count > 0 && before[^1].Default is not null)
            throw tokens.Fail($"the parameter '{name}' needs a default, since the one before it has one", span);
        return (name, null);
    }

    Dictionary<string, object?> ParseOptions()
    {
        var options = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (tokens.TryTake(TokenKind.Comma))
        {
            var name = tokens.ExpectName("an option");
            if (tokens.TryTake(TokenKind.Assign))
                options[name] = Literal(expressions.Parse());
            else if (name == "default")
                options["adapter"] = "default";
            else
                throw tokens.Unexpected("'='");
        }
        return options;
    }

    object? Literal(Expression expression) => LiteralReader.TryRead(expression, out var value)
        ? value
        : throw tokens.Fail("an option must be a literal", expression.Span);
}
