using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Syntax;

/// <summary>Reads expressions, weakest operator first: if-else, or, and, not, comparisons, + and -, ~, the other
/// arithmetic, powers, signs, filters.</summary>
sealed class ExpressionParser
{
    readonly TokenReader _tokens;
    readonly Nesting _nesting;
    readonly PrimaryParser _primaries;

    // One delegate per level for the whole parse: a template asks for them thousands of times.
    readonly Func<Expression> _parse;
    readonly Func<Expression> _parseWithoutCondition;
    readonly Func<Expression> _parseAnd;
    readonly Func<Expression> _parseNot;
    readonly Func<Expression> _parseConcat;
    readonly Func<Expression> _parsePower;
    readonly Func<Expression> _parseSigned;

    public ExpressionParser(TokenReader tokens, Nesting nesting)
    {
        _tokens = tokens;
        _nesting = nesting;
        _primaries = new PrimaryParser(tokens, nesting, this);
        (_parse, _parseWithoutCondition, _parseAnd, _parseNot) = (Parse, ParseWithoutCondition, ParseAnd, ParseNot);
        (_parseConcat, _parsePower, _parseSigned) = (ParseConcat, ParsePower, () => ParseSigned());
    }

    public Expression Parse()
    {
        _nesting.Enter();
        var then = ParseOr();
        while (_tokens.TakeWord("if"))
        {
            var test = ParseOr();
            var otherwise = _tokens.TakeWord("else") ? Parse() : null;
            then = new Expression.Conditional(test, then, otherwise, To(then));
        }
        _nesting.Leave();
        return then;
    }

    /// <summary>Without <c>if</c>, which is the filter of a for.</summary>
    public Expression ParseWithoutCondition()
    {
        _nesting.Enter();
        var result = ParseOr();
        _nesting.Leave();
        return result;
    }

    /// <summary>An expression, or a tuple without parentheses that ends at the tag's end or before
    /// <paramref name="endWord"/>.</summary>
    public Expression ParseTuple(bool withCondition = true, string? endWord = null) =>
        ParseTuple(withCondition ? _parse : _parseWithoutCondition, endWord, mayBeEmpty: false);

    /// <summary>What stands in parentheses.</summary>
    public Expression ParseParenthesized() => ParseTuple(_parse, null, mayBeEmpty: true);

    /// <summary>What a set, for or with assigns to: a name, names, or an attribute of a namespace.</summary>
    public Expression ParseTarget(bool withNamespace, string? endWord = null)
    {
        var target = ParseTuple(() => _primaries.ParseTargetPart(withNamespace), endWord, mayBeEmpty: false);
        CheckTarget(target);
        return target;
    }

    /// <summary>Arguments in parentheses.</summary>
    public Arguments ParseArguments() => _primaries.ParseArguments();

    /// <summary>Filters after a value, or (without one) of a block; the first pipe is missing when
    /// <paramref name="inline"/>.</summary>
    public Expression? ParseFilters(Expression? target, bool inline = false)
    {
        for (var first = inline; first || _tokens.Kind == TokenKind.Pipe; first = false)
        {
            if (!first)
                _tokens.Take();
            target = ParseFilter(target);
        }
        return target;
    }

    Expression ParseTuple(Func<Expression> parseItem, string? endWord, bool mayBeEmpty)
    {
        var start = _tokens.Current.Span;
        var items = new List<Expression>();
        var isTuple = false;
        while (!IsTupleEnd(endWord))
        {
            items.Add(parseItem());
            if (!_tokens.TryTake(TokenKind.Comma))
                break;
            isTuple = true;
        }
        if (!isTuple && items.Count == 1)
            return items[0];
        if (!isTuple && !mayBeEmpty)
            throw _tokens.Unexpected("an expression");
        return new Expression.TupleOf(items, start.To(items.Count == 0 ? start : _tokens.Last));
    }

    bool IsTupleEnd(string? endWord) =>
        _tokens.Kind is TokenKind.ClosePrint or TokenKind.CloseTag or TokenKind.CloseParenthesis
        || (endWord is not null && _tokens.IsWord(endWord));

    void CheckTarget(Expression target)
    {
        if (target is Expression.TupleOf tuple)
        {
            foreach (var item in tuple.Items)
                CheckTarget(item);
        }
        else if (target is not (Expression.Name or Expression.Attribute { Target: Expression.Name }))
        {
            throw _tokens.Fail("this cannot be assigned to", target.Span, "Assign to a name, or to an attribute of a namespace.");
        }
    }

    Expression ParseOr() => ParseChain("or", _parseAnd, static (left, right) => new Expression.Or(left, right, left.Span.To(right.Span)));

    Expression ParseAnd() => ParseChain("and", _parseNot, static (left, right) => new Expression.And(left, right, left.Span.To(right.Span)));

    Expression ParseChain(string word, Func<Expression> parseSide, Func<Expression, Expression, Expression> join)
    {
        var left = parseSide();
        for (var links = 1; _tokens.TakeWord(word); links++)
        {
            _nesting.CheckChain(links);
            left = join(left, parseSide());
        }
        return left;
    }

    Expression ParseNot()
    {
        if (!_tokens.IsWord("not"))
            return ParseComparison();
        var start = _tokens.Take().Span;
        _nesting.Enter();
        var operand = ParseNot();
        _nesting.Leave();
        return new Expression.Not(operand, start.To(operand.Span));
    }

    Expression ParseComparison()
    {
        var first = ParseSum();
        List<(Comparison, Expression)>? rest = null;
        while (TakeComparison() is { } comparison)
            (rest ??= []).Add((comparison, ParseSum()));
        return rest is null ? first : new Expression.Compare(first, rest, To(first));
    }

    Comparison? TakeComparison()
    {
        if (_tokens.AreWords("not", "in"))
        {
            _tokens.Take();
            _tokens.Take();
            return Comparison.NotIn;
        }
        if (_tokens.TakeWord("in"))
            return Comparison.In;
        Comparison? comparison = _tokens.Kind switch
        {
            TokenKind.Equal => Comparison.Equal,
            TokenKind.NotEqual => Comparison.NotEqual,
            TokenKind.Less => Comparison.Less,
            TokenKind.LessOrEqual => Comparison.LessOrEqual,
            TokenKind.Greater => Comparison.Greater,
            TokenKind.GreaterOrEqual => Comparison.GreaterOrEqual,
            _ => null,
        };
        if (comparison is not null)
            _tokens.Take();
        return comparison;
    }

    Expression ParseSum() => ParseBinary(_parseConcat, static kind => kind is TokenKind.Plus or TokenKind.Minus);

    Expression ParseConcat()
    {
        var first = ParseProduct();
        if (_tokens.Kind != TokenKind.Tilde)
            return first;
        var parts = new List<Expression> { first };
        while (_tokens.TryTake(TokenKind.Tilde))
            parts.Add(ParseProduct());
        return new Expression.Concat(parts, To(first));
    }

    Expression ParseProduct() => ParseBinary(
        _parsePower,
        static kind => kind is TokenKind.Times or TokenKind.Divide or TokenKind.FloorDivide or TokenKind.Modulo);

    Expression ParsePower() => ParseBinary(_parseSigned, static kind => kind == TokenKind.Power);

    Expression ParseBinary(Func<Expression> parseSide, Func<TokenKind, bool> isOperator)
    {
        var left = parseSide();
        for (var links = 1; isOperator(_tokens.Kind); links++)
        {
            _nesting.CheckChain(links);
            var kind = _tokens.Take().Kind;
            var right = parseSide();
            left = new Expression.Binary(kind, left, right, left.Span.To(right.Span));
        }
        return left;
    }

    Expression ParseSigned(bool withFilters = true)
    {
        var result = _tokens.Kind is TokenKind.Minus or TokenKind.Plus
            ? ParseSign()
            : _primaries.ParsePrimary();
        result = _primaries.ParsePostfix(result);
        return withFilters ? ParseFiltersAndTests(result) : result;
    }

    Expression.Sign ParseSign()
    {
        var sign = _tokens.Take();
        _nesting.Enter();
        var operand = ParseSigned(withFilters: false);
        _nesting.Leave();
        return new Expression.Sign(sign.Kind == TokenKind.Minus, operand, sign.Span.To(operand.Span));
    }

    Expression ParseFiltersAndTests(Expression target)
    {
        for (var links = 0; ; links++)
        {
            _nesting.CheckChain(links);
            if (_tokens.TryTake(TokenKind.Pipe))
                target = ParseFilter(target);
            else if (_tokens.TakeWord("is"))
                target = ParseTest(target);
            else if (_tokens.Kind == TokenKind.OpenParenthesis)
                target = _primaries.ParsePostfix(target);
            else
                return target;
        }
    }

    Expression.Filter ParseFilter(Expression? target)
    {
        var start = _tokens.Current.Span;
        var name = ParseDottedName("the name of a filter");
        var nameSpan = start.To(_tokens.Last);
        var arguments = _tokens.Kind == TokenKind.OpenParenthesis ? ParseArguments() : Arguments.None;
        return new Expression.Filter(target, name, arguments, nameSpan, (target?.Span ?? start).To(_tokens.Last));
    }

    Expression ParseTest(Expression target)
    {
        var isNegated = _tokens.TakeWord("not");
        var start = _tokens.Current.Span;
        var name = ParseDottedName("the name of a test");
        var nameSpan = start.To(_tokens.Last);
        var arguments = ParseTestArguments();
        Expression test = new Expression.IsTest(target, name, arguments, nameSpan, To(target));
        return isNegated ? new Expression.Not(test, test.Span) : test;
    }

    Arguments ParseTestArguments()
    {
        if (_tokens.Kind == TokenKind.OpenParenthesis)
            return ParseArguments();
        var startsValue = _tokens.Kind is TokenKind.Name or TokenKind.Text or TokenKind.Integer or TokenKind.Float
            or TokenKind.OpenBracket or TokenKind.OpenBrace;
        if (!startsValue || _tokens.IsWord("else") || _tokens.IsWord("or") || _tokens.IsWord("and"))
            return Arguments.None;
        if (_tokens.IsWord("is"))
            throw _tokens.Fail("tests cannot be chained with 'is'", _tokens.Current.Span, "Join them with 'and'.");
        return Arguments.None with { Positional = [_primaries.ParsePostfix(_primaries.ParsePrimary())] };
    }

    string ParseDottedName(string described)
    {
        var name = _tokens.ExpectName(described);
        while (_tokens.TryTake(TokenKind.Dot))
            name += "." + _tokens.ExpectName("a name");
        return name;
    }

    JinjaSpan To(Expression first) => first.Span.To(_tokens.Last);
}
