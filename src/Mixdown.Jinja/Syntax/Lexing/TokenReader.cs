namespace Mixdown.Jinja.Syntax.Lexing;

/// <summary>Where a parser stands in the tokens of a template.</summary>
sealed class TokenReader(JinjaSource source, Token[] tokens)
{
    int _at;

    public JinjaSource Source => source;

    public Token Current => tokens[_at];

    public TokenKind Kind => tokens[_at].Kind;

    /// <summary>Of the token that was taken last.</summary>
    public JinjaSpan Last => tokens[Math.Max(0, _at - 1)].Span;

    public TokenKind PeekKind => tokens[Math.Min(_at + 1, tokens.Length - 1)].Kind;

    public Token Take() => tokens[_at++];

    public string TextOf(Token token) => source.Text.Substring(token.Span.Start, token.Span.Length);

    /// <summary>Whether a name that reads <paramref name="word"/> stands here.</summary>
    public bool IsWord(string word) => IsWord(_at, word);

    /// <summary>Whether the two names stand here.</summary>
    public bool AreWords(string first, string second) => IsWord(_at, first) && IsWord(_at + 1, second);

    /// <summary>Takes the name <paramref name="word"/> if it stands here.</summary>
    public bool TakeWord(string word)
    {
        if (!IsWord(word))
            return false;
        _at++;
        return true;
    }

    /// <summary>Takes a token of <paramref name="kind"/> if one stands here.</summary>
    public bool TryTake(TokenKind kind)
    {
        if (Kind != kind)
            return false;
        _at++;
        return true;
    }

    /// <exception cref="JinjaException">Another token stands here.</exception>
    public Token Expect(TokenKind kind, string described) => Kind == kind ? Take() : throw Unexpected(described);

    /// <exception cref="JinjaException">Another token stands here.</exception>
    public void ExpectWord(string word)
    {
        if (!TakeWord(word))
            throw Unexpected($"'{word}'");
    }

    /// <summary>A name.</summary>
    /// <exception cref="JinjaException">Another token stands here.</exception>
    public string ExpectName(string described) => TextOf(Expect(TokenKind.Name, described));

    public JinjaException Unexpected(string wanted) => Fail($"expected {wanted}, found {Describe()}", Current.Span);

    public JinjaException Fail(string message, JinjaSpan at, string? hint = null) =>
        new(JinjaErrorKind.Syntax, message, new JinjaPlace(source, at)) { Hint = hint };

    bool IsWord(int at, string word)
    {
        if (at >= tokens.Length || tokens[at].Kind != TokenKind.Name || tokens[at].Span.Length != word.Length)
            return false;
        return source.Text.AsSpan(tokens[at].Span.Start, word.Length).SequenceEqual(word);
    }

    string Describe() => Kind switch
    {
        TokenKind.End => "the end of the template",
        TokenKind.CloseTag => "the end of the tag",
        TokenKind.ClosePrint => "the end of the print",
        TokenKind.Data => "text",
        _ => $"'{TextOf(Current)}'",
    };
}
