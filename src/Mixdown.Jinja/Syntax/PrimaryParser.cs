using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Syntax;

/// <summary>Reads what operators join: literals, names, brackets, and what follows a value directly: attributes, items,
/// slices, calls.</summary>
sealed class PrimaryParser(TokenReader tokens, Nesting nesting, ExpressionParser expressions)
{
    public Expression ParsePrimary() => tokens.Kind switch
    {
        TokenKind.Name => ParseName(),
        TokenKind.Text => ParseTexts(),
        TokenKind.Integer or TokenKind.Float => ParseNumber(),
        TokenKind.OpenParenthesis => ParseParentheses(),
        TokenKind.OpenBracket => ParseList(),
        TokenKind.OpenBrace => ParseDict(),
        _ => throw tokens.Unexpected("an expression"),
    };

    public Expression ParseTargetPart(bool withNamespace)
    {
        var part = ParsePrimary();
        if (!withNamespace || part is not Expression.Name || !tokens.TryTake(TokenKind.Dot))
            return part;
        var attribute = tokens.ExpectName("a name");
        return new Expression.Attribute(part, attribute, part.Span.To(tokens.Last));
    }

    public Expression ParsePostfix(Expression target)
    {
        for (var links = 0; ; links++)
        {
            nesting.CheckChain(links);
            if (tokens.TryTake(TokenKind.Dot))
                target = ParseAttribute(target);
            else if (tokens.TryTake(TokenKind.OpenBracket))
                target = ParseSubscript(target);
            else if (tokens.Kind == TokenKind.OpenParenthesis)
                target = new Expression.Call(target, ParseArguments(), target.Span.To(tokens.Last));
            else
                return target;
        }
    }

    public Arguments ParseArguments()
    {
        var builder = new ArgumentsBuilder(tokens);
        tokens.Expect(TokenKind.OpenParenthesis, "'('");
        while (tokens.Kind != TokenKind.CloseParenthesis)
        {
            if (builder.Count > 0)
                tokens.Expect(TokenKind.Comma, "',' or ')'");
            if (tokens.Kind == TokenKind.CloseParenthesis)
                break;
            builder.Add(expressions.Parse);
        }
        tokens.Take();
        return builder.Build();
    }

    Expression ParseName()
    {
        var token = tokens.Take();
        return tokens.TextOf(token) switch
        {
            "true" or "True" => new Expression.Constant(Values.Boxes.True, token.Span),
            "false" or "False" => new Expression.Constant(Values.Boxes.False, token.Span),
            "none" or "None" => new Expression.Constant(null, token.Span),
            var name => new Expression.Name(name, token.Span),
        };
    }

    /// <summary>Texts in a row are one text.</summary>
    Expression.Constant ParseTexts()
    {
        var start = tokens.Current.Span;
        var text = "";
        while (tokens.Kind == TokenKind.Text)
            text += Literals.Text(tokens.TextOf(tokens.Take()));
        return new Expression.Constant(text, start.To(tokens.Last));
    }

    Expression.Constant ParseNumber()
    {
        var token = tokens.Take();
        var value = Literals.Number(tokens.TextOf(token), token.Kind == TokenKind.Float);
        return new Expression.Constant(value ?? throw tokens.Fail("this is not a number", token.Span), token.Span);
    }

    Expression ParseParentheses()
    {
        var start = tokens.Take().Span;
        nesting.Enter();
        var inner = expressions.ParseParenthesized();
        nesting.Leave();
        tokens.Expect(TokenKind.CloseParenthesis, "')'");
        return inner is Expression.TupleOf tuple ? tuple with { Span = start.To(tokens.Last) } : inner;
    }

    Expression.ListOf ParseList()
    {
        var start = tokens.Take().Span;
        var items = new List<Expression>();
        while (tokens.Kind != TokenKind.CloseBracket)
        {
            items.Add(expressions.Parse());
            if (!tokens.TryTake(TokenKind.Comma) && tokens.Kind != TokenKind.CloseBracket)
                throw tokens.Unexpected("',' or ']'");
        }
        tokens.Take();
        return new Expression.ListOf(items, start.To(tokens.Last));
    }

    Expression.DictOf ParseDict()
    {
        var start = tokens.Take().Span;
        var entries = new List<(Expression, Expression)>();
        while (tokens.Kind != TokenKind.CloseBrace)
        {
            var key = expressions.Parse();
            tokens.Expect(TokenKind.Colon, "':'");
            entries.Add((key, expressions.Parse()));
            if (!tokens.TryTake(TokenKind.Comma) && tokens.Kind != TokenKind.CloseBrace)
                throw tokens.Unexpected("',' or '}'");
        }
        tokens.Take();
        return new Expression.DictOf(entries, start.To(tokens.Last));
    }

    Expression ParseAttribute(Expression target)
    {
        if (tokens.Kind == TokenKind.Integer)
        {
            var index = ParseNumber();
            return new Expression.Item(target, index, target.Span.To(tokens.Last));
        }
        var name = tokens.ExpectName("a name or a number");
        return new Expression.Attribute(target, name, target.Span.To(tokens.Last));
    }

    Expression ParseSubscript(Expression target)
    {
        if (tokens.Kind == TokenKind.Colon)
            return ParseSlice(target, null);
        var key = expressions.Parse();
        if (tokens.Kind == TokenKind.Colon)
            return ParseSlice(target, key);
        if (tokens.Kind == TokenKind.Comma)
            key = ParseKeyTuple(key);
        tokens.Expect(TokenKind.CloseBracket, "']'");
        return new Expression.Item(target, key, target.Span.To(tokens.Last));
    }

    Expression.TupleOf ParseKeyTuple(Expression first)
    {
        var keys = new List<Expression> { first };
        while (tokens.TryTake(TokenKind.Comma))
            keys.Add(expressions.Parse());
        return new Expression.TupleOf(keys, first.Span.To(tokens.Last));
    }

    Expression.Slice ParseSlice(Expression target, Expression? start)
    {
        tokens.Take();
        var stop = ParseSlicePart();
        var step = tokens.TryTake(TokenKind.Colon) ? ParseSlicePart() : null;
        tokens.Expect(TokenKind.CloseBracket, "']'");
        return new Expression.Slice(target, start, stop, step, target.Span.To(tokens.Last));
    }

    Expression? ParseSlicePart() => tokens.Kind is TokenKind.Colon or TokenKind.CloseBracket ? null : expressions.Parse();
}
