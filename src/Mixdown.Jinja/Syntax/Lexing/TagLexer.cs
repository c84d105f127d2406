namespace Mixdown.Jinja.Syntax.Lexing;

/// <summary>Cuts the inside of <c>{{ }}</c> and <c>{% %}</c> into words.</summary>
sealed class TagLexer(JinjaSource source, int end, List<Token> tokens)
{
    readonly string _text = source.Text;
    readonly Stack<(char Closing, int At)> _brackets = new();
    int _at;

    /// <summary>Reads up to the closing mark of <paramref name="close"/>.</summary>
    /// <returns>Where the text goes on, and the sign (<c>-</c> or <c>+</c>, else anything) before the mark.</returns>
    public (int Next, char Sign) Read(int at, TokenKind close, int open)
    {
        _brackets.Clear();
        var mark = close == TokenKind.CloseTag ? '%' : '}';
        for (_at = at; ; )
        {
            while (_at < end && char.IsWhiteSpace(_text[_at]))
                _at++;
            if (_at >= end)
                throw NotClosed(close, open);
            if (_brackets.Count == 0 && ClosingLength(mark) is > 0 and var length)
            {
                tokens.Add(new(close, new(_at, length)));
                return (_at + length, _text[_at]);
            }
            ReadWord();
        }
    }

    /// <summary>Length of the closing mark that stands here, with its sign; 0 when there is none.</summary>
    int ClosingLength(char mark)
    {
        var sign = _text[_at] == '-' || (_text[_at] == '+' && mark == '%') ? 1 : 0;
        return Peek(sign) == mark && Peek(sign + 1) == '}' ? sign + 2 : 0;
    }

    char Peek(int ahead) => _at + ahead < end ? _text[_at + ahead] : '\0';

    void ReadWord()
    {
        var c = _text[_at];
        if (char.IsLetter(c) || c == '_')
            ReadName(TokenKind.Name);
        else if (char.IsAsciiDigit(c))
            ReadNumber();
        else if (c is '\'' or '"')
            ReadText(c);
        else
            ReadOperator();
    }

    void ReadName(TokenKind kind)
    {
        var start = _at;
        while (_at < end && (char.IsLetterOrDigit(_text[_at]) || _text[_at] == '_'))
            _at++;
        Add(kind, start);
    }

    void ReadNumber()
    {
        var start = _at;
        var kind = TokenKind.Integer;
        if (_text[_at] == '0' && char.ToLowerInvariant(Peek(1)) is 'x' or 'o' or 'b')
        {
            ReadName(TokenKind.Integer);
            return;
        }
        SkipDigits();
        // After a dot ("row.0.1") digits are an index, not the start of a float.
        var isIndex = start > 0 && _text[start - 1] == '.';
        if (!isIndex && Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            kind = TokenKind.Float;
            _at++;
            SkipDigits();
        }
        if (!isIndex && SkipExponent())
            kind = TokenKind.Float;
        Add(kind, start);
    }

    void SkipDigits()
    {
        while (_at < end && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '_'))
            _at++;
    }

    bool SkipExponent()
    {
        if (Peek(0) is not ('e' or 'E'))
            return false;
        var sign = Peek(1) is '+' or '-' ? 1 : 0;
        if (!char.IsAsciiDigit(Peek(1 + sign)))
            return false;
        _at += 1 + sign;
        SkipDigits();
        return true;
    }

    void ReadText(char quote)
    {
        var start = _at++;
        while (_at < end && _text[_at] != quote)
            _at += _text[_at] == '\\' ? 2 : 1;
        if (_at >= end)
            throw Fail("the text is not closed", start, 1, $"Close it with {quote}.");
        _at++;
        Add(TokenKind.Text, start);
    }

    void ReadOperator()
    {
        var start = _at;
        var (kind, length) = Operators.At(_text[_at], Peek(1));
        if (length == 0)
            throw Fail($"the character '{_text[_at]}' has no meaning here", start, 1, null);
        _at += length;
        Balance(_text[start], start);
        Add(kind, start);
    }

    void Balance(char c, int at)
    {
        if (c is '(' or '[' or '{')
            _brackets.Push((c switch { '(' => ')', '[' => ']', _ => '}' }, at));
        else if (c is ')' or ']' or '}')
            CloseBracket(c, at);
    }

    void CloseBracket(char c, int at)
    {
        if (_brackets.Count == 0)
            throw Fail($"'{c}' closes nothing", at, 1, null);
        if (_brackets.Pop().Closing is var expected && expected != c)
            throw Fail($"'{c}' stands where '{expected}' should", at, 1, null);
    }

    void Add(TokenKind kind, int start) => tokens.Add(new(kind, new(start, _at - start)));

    JinjaException NotClosed(TokenKind close, int open)
    {
        if (_brackets.TryPop(out var bracket))
            return Fail($"'{_text[bracket.At]}' is not closed", bracket.At, 1, $"Close it with '{bracket.Closing}'.");
        var mark = close == TokenKind.CloseTag ? "%}" : "}}";
        return Fail("the tag is not closed", open, 2, $"Close it with {mark}.");
    }

    JinjaException Fail(string message, int start, int length, string? hint) =>
        new(JinjaErrorKind.Syntax, message, new JinjaPlace(source, new(start, length))) { Hint = hint };
}
