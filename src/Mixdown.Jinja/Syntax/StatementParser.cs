using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Syntax;

/// <summary>Reads a template: text, prints and tags.</summary>
sealed class StatementParser
{
    /// <summary>What each tag of the language is read by; the tags of the host come on top.</summary>
    static readonly Dictionary<string, Func<StatementParser, JinjaSpan, Statement>> Tags = new(StringComparer.Ordinal)
    {
        ["if"] = (parser, start) => parser.ParseIf(start),
        ["for"] = (parser, start) => parser.ParseFor(start),
        ["set"] = (parser, start) => parser.ParseSet(start),
        ["with"] = (parser, start) => parser.ParseWith(start),
        ["filter"] = (parser, start) => parser.ParseFilter(start),
        ["macro"] = (parser, start) => parser._macros.ParseMacro(start),
        ["call"] = (parser, start) => parser._macros.ParseCall(start),
        ["print"] = (parser, start) => parser._simple.ParsePrint(start),
        ["do"] = (parser, start) => parser._simple.ParseDo(start),
        ["include"] = (parser, start) => parser._simple.ParseInclude(start),
        ["import"] = (parser, start) => parser._simple.ParseImport(start),
        ["from"] = (parser, start) => parser._simple.ParseFrom(start),
        ["break"] = (_, start) => SimpleTagParser.ParseBreak(start),
        ["continue"] = (_, start) => SimpleTagParser.ParseContinue(start),
    };

    readonly TokenReader _tokens;
    readonly Nesting _nesting;
    readonly ExpressionParser _expressions;
    readonly SimpleTagParser _simple;
    readonly MacroTagParser _macros;
    readonly JinjaOptions _options;
    readonly List<(string Tag, JinjaSpan At)> _open = [];

    StatementParser(JinjaSource source, JinjaOptions options)
    {
        _options = options;
        _tokens = new TokenReader(source, Lexer.Read(source, options));
        _nesting = new Nesting(_tokens);
        _expressions = new ExpressionParser(_tokens, _nesting);
        _simple = new SimpleTagParser(_tokens, _expressions);
        _macros = new MacroTagParser(_tokens, _expressions, ParseBody);
    }

    /// <exception cref="JinjaException">The text is not a template.</exception>
    public static IReadOnlyList<Statement> Parse(JinjaSource source, JinjaOptions options)
    {
        var parser = new StatementParser(source, options);
        var body = parser.ParseUntil([]);
        return parser._tokens.Kind == TokenKind.End ? body : throw parser.UnknownTag([]);
    }

    /// <summary>The body of a block: the rest of its opening tag is at its end, and its closing tag, whose word is one of
    /// <paramref name="ends"/>, is left at that word.</summary>
    (IReadOnlyList<Statement> Body, JinjaSpan Span) ParseBody(string tag, JinjaSpan start, string[] ends)
    {
        _tokens.TryTake(TokenKind.Colon);
        var from = EndTag().End;
        _nesting.Enter();
        _open.Add((tag, start));
        var body = ParseUntil(ends);
        if (_tokens.Kind == TokenKind.End)
            throw NotClosed(ends);
        _open.RemoveAt(_open.Count - 1);
        _nesting.Leave();
        return (body, new(from, _tokens.Last.Start - from));
    }

    /// <summary>Statements up to the end, or to a tag whose word is one of <paramref name="ends"/>; its opening mark is
    /// taken.</summary>
    List<Statement> ParseUntil(string[] ends)
    {
        var body = new List<Statement>();
        while (_tokens.Kind != TokenKind.End)
        {
            var token = _tokens.Take();
            if (token.Kind == TokenKind.Data)
                body.Add(ParseText(token));
            else if (token.Kind == TokenKind.OpenPrint)
                body.Add(ParsePrint(token));
            else if (Array.Exists(ends, _tokens.IsWord))
                break;
            else
                body.Add(ParseTag(token.Span, ends));
        }
        return body;
    }

    Statement.Text ParseText(Token token)
    {
        var text = _tokens.TextOf(token);
        if (text.Contains('\r', StringComparison.Ordinal))
            text = text.ReplaceLineEndings("\n");
        return new Statement.Text(text, token.Span);
    }

    Statement.Print ParsePrint(Token open)
    {
        var value = _expressions.ParseTuple();
        var close = _tokens.Expect(TokenKind.ClosePrint, "an operator or '}}'");
        return new Statement.Print(value, open.Span.To(close.Span));
    }

    Statement ParseTag(JinjaSpan start, string[] ends)
    {
        if (_tokens.Kind != TokenKind.Name)
            throw _tokens.Unexpected("the name of a tag");
        var word = _tokens.TextOf(_tokens.Current);
        var ofHost = _options.BlockTags.FirstOrDefault(tag => tag.Tag == word);
        if (ofHost is null && !Tags.ContainsKey(word))
            throw UnknownTag(ends);
        _tokens.Take();
        var statement = ofHost is null ? Tags[word](this, start) : _macros.ParseTagged(ofHost, start);
        EndTag();
        return statement with { Span = start.To(_tokens.Last) };
    }

    JinjaSpan EndTag() => _tokens.Expect(TokenKind.CloseTag, "the end of the tag").Span;

    Statement.If ParseIf(JinjaSpan start)
    {
        var branches = new List<(Expression, IReadOnlyList<Statement>)>();
        do
        {
            var test = _expressions.ParseTuple(withCondition: false);
            branches.Add((test, ParseBody("if", start, ["elif", "else", "endif"]).Body));
        }
        while (_tokens.TakeWord("elif"));
        return new Statement.If(branches, ParseElse("if", start, "endif"), start);
    }

    Statement.For ParseFor(JinjaSpan start)
    {
        var target = _expressions.ParseTarget(withNamespace: false, "in");
        _tokens.ExpectWord("in");
        var items = _expressions.ParseTuple(withCondition: false, "recursive");
        var filter = _tokens.TakeWord("if") ? _expressions.Parse() : null;
        var isRecursive = _tokens.TakeWord("recursive");
        var body = ParseBody("for", start, ["else", "endfor"]).Body;
        return new Statement.For(target, items, filter, isRecursive, body, ParseElse("for", start, "endfor"), start);
    }

    IReadOnlyList<Statement> ParseElse(string tag, JinjaSpan start, string end)
    {
        var otherwise = _tokens.TakeWord("else") ? ParseBody(tag, start, [end]).Body : [];
        _tokens.ExpectWord(end);
        return otherwise;
    }

    Statement ParseSet(JinjaSpan start)
    {
        var target = _expressions.ParseTarget(withNamespace: true);
        if (_tokens.TryTake(TokenKind.Assign))
            return new Statement.Set(target, _expressions.ParseTuple(), start);
        if (target is Expression.TupleOf)
            throw _tokens.Unexpected("'='");
        var filter = _expressions.ParseFilters(null);
        var body = ParseBody("set", start, ["endset"]).Body;
        _tokens.Take();
        return new Statement.SetBlock(target, filter, body, start);
    }

    Statement.With ParseWith(JinjaSpan start)
    {
        var bindings = new List<(Expression, Expression)>();
        while (_tokens.Kind != TokenKind.CloseTag)
        {
            if (bindings.Count > 0)
                _tokens.Expect(TokenKind.Comma, "','");
            var target = _expressions.ParseTarget(withNamespace: false);
            _tokens.Expect(TokenKind.Assign, "'='");
            bindings.Add((target, _expressions.Parse()));
        }
        var body = ParseBody("with", start, ["endwith"]).Body;
        _tokens.Take();
        return new Statement.With(bindings, body, start);
    }

    Statement.FilterBlock ParseFilter(JinjaSpan start)
    {
        var filter = _expressions.ParseFilters(null, inline: true)!;
        var body = ParseBody("filter", start, ["endfilter"]).Body;
        _tokens.Take();
        return new Statement.FilterBlock(filter, body, start);
    }

    JinjaException UnknownTag(string[] ends)
    {
        var name = _tokens.TextOf(_tokens.Current);
        if (name.StartsWith("end", StringComparison.Ordinal) || name is "else" or "elif")
            return _tokens.Fail(Misplaced(name), _tokens.Current.Span);
        return new JinjaException(JinjaErrorKind.Syntax, $"there is no tag '{name}'", new JinjaPlace(_tokens.Source, _tokens.Current.Span))
        {
            UnknownName = name,
            Candidates = [.. ends, .. Tags.Keys, .. _options.BlockTags.Select(tag => tag.Tag)],
        };
    }

    string Misplaced(string name)
    {
        if (_open.Count == 0)
            return $"'{name}' closes nothing";
        var (tag, at) = _open[^1];
        return $"'{name}' stands inside the block '{tag}' of line {_tokens.Source.Locate(at.Start).Line}, which is not closed";
    }

    JinjaException NotClosed(string[] ends)
    {
        var (tag, at) = _open[^1];
        return _tokens.Fail($"the block '{tag}' is not closed", at, $"Close it with {{% {ends[^1]} %}}.");
    }
}
