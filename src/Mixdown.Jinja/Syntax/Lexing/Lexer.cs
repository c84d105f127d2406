namespace Mixdown.Jinja.Syntax.Lexing;

/// <summary>Cuts a template into tokens: text outside of tags with its whitespace control, and the words inside them.</summary>
sealed class Lexer
{
    readonly JinjaSource _source;
    readonly JinjaOptions _options;
    readonly string _text;
    readonly int _end;
    readonly List<Token> _tokens = [];
    readonly TagLexer _inside;
    int _at;

    Lexer(JinjaSource source, JinjaOptions options)
    {
        _source = source;
        _options = options;
        _text = source.Text;
        _end = options.KeepTrailingNewline ? _text.Length : WithoutLastNewline(_text);
        _inside = new TagLexer(source, _end, _tokens);
    }

    /// <summary>The tokens of <paramref name="source"/>; the last one is <see cref="TokenKind.End"/>.</summary>
    /// <exception cref="JinjaException">A tag, comment, text or raw block is not closed, or a character has no meaning.</exception>
    public static Token[] Read(JinjaSource source, JinjaOptions options)
    {
        var lexer = new Lexer(source, options);
        lexer.ReadAll();
        return [.. lexer._tokens];
    }

    static int WithoutLastNewline(string text)
    {
        if (text.EndsWith("\r\n", StringComparison.Ordinal))
            return text.Length - 2;
        return text.EndsWith('\n') || text.EndsWith('\r') ? text.Length - 1 : text.Length;
    }

    void ReadAll()
    {
        for (var open = FindOpening(_at); open >= 0; open = FindOpening(_at))
        {
            AddData(_at, BeforeOpening(open));
            ReadMarked(open);
        }
        AddData(_at, _end);
        Add(TokenKind.End, _end, 0);
    }

    void ReadMarked(int open)
    {
        _at = open + 2;
        if (_at < _end && _text[_at] is '-' or '+')
            _at++;
        switch (_text[open + 1])
        {
            case '#':
                SkipComment(open);
                break;
            case '{':
                Add(TokenKind.OpenPrint, open, 2);
                Close(_inside.Read(_at, TokenKind.ClosePrint, open), isTag: false);
                break;
            default:
                ReadTag(open);
                break;
        }
    }

    void ReadTag(int open)
    {
        var first = _tokens.Count;
        Add(TokenKind.OpenTag, open, 2);
        Close(_inside.Read(_at, TokenKind.CloseTag, open), isTag: true);
        var word = WordAt(first + 1);
        if (word is "raw" && _tokens.Count == first + 3)
            ReadRaw(first, open);
        else if (_options.BlockTags.FirstOrDefault(tag => tag.BodyIsText && tag.Tag == word) is { } tag)
            ReadTextBody(tag.Tag, open);
    }

    /// <summary>A raw block leaves nothing but its text.</summary>
    void ReadRaw(int first, int open)
    {
        _tokens.RemoveRange(first, _tokens.Count - first);
        ReadTextBody("raw", open);
        var close = _text.IndexOf("%}", _at, StringComparison.Ordinal);
        Close((close + 2, _text[close - 1]), isTag: true);
    }

    /// <summary>Takes the text up to the end tag of <paramref name="tag"/> as it is.</summary>
    void ReadTextBody(string tag, int open)
    {
        for (var next = FindTag(_at); next >= 0; next = FindTag(next + 2))
        {
            if (!IsEnd(next, tag))
                continue;
            AddData(_at, BeforeOpening(next));
            _at = next;
            return;
        }
        throw Fail($"the block '{tag}' is not closed", open, 2, $"Close it with {{% end{tag} %}}.");
    }

    bool IsEnd(int open, string tag)
    {
        var at = open + 2;
        if (at < _end && _text[at] is '-' or '+')
            at++;
        at = SkipBlanks(at);
        var word = "end" + tag;
        if (string.CompareOrdinal(_text, at, word, 0, word.Length) != 0)
            return false;
        at = SkipBlanks(at + word.Length);
        if (at < _end && _text[at] is '-' or '+')
            at++;
        return string.CompareOrdinal(_text, at, "%}", 0, 2) == 0;
    }

    void SkipComment(int open)
    {
        var close = _at >= _end ? -1 : _text.IndexOf("#}", _at, _end - _at, StringComparison.Ordinal);
        if (close < 0)
            throw Fail("the comment is not closed", open, 2, "Close it with #}.");
        Close((close + 2, _text[close - 1]), isTag: true);
    }

    /// <summary>Goes on behind a closing mark, past the whitespace that it takes with it.</summary>
    void Close((int Next, char Sign) mark, bool isTag)
    {
        _at = mark.Next;
        if (mark.Sign == '-')
            _at = SkipBlanks(_at);
        else if (isTag && _options.TrimBlocks && mark.Sign != '+')
            _at = SkipNewline(_at);
    }

    int SkipNewline(int at)
    {
        if (at < _end && _text[at] == '\r')
            at++;
        return at < _end && _text[at] == '\n' ? at + 1 : at;
    }

    int SkipBlanks(int at)
    {
        while (at < _end && char.IsWhiteSpace(_text[at]))
            at++;
        return at;
    }

    /// <summary>Where the text before an opening mark ends, without the whitespace that the mark takes with it.</summary>
    int BeforeOpening(int open)
    {
        var sign = open + 2 < _end ? _text[open + 2] : ' ';
        if (sign == '-')
            return SkipBlanksBack(open);
        return _options.LstripBlocks && sign != '+' && _text[open + 1] != '{' ? SkipIndent(open) : open;
    }

    int SkipBlanksBack(int open)
    {
        while (open > _at && char.IsWhiteSpace(_text[open - 1]))
            open--;
        return open;
    }

    int SkipIndent(int open)
    {
        var start = open;
        while (start > _at && _text[start - 1] is ' ' or '\t')
            start--;
        return start == 0 || _text[start - 1] == '\n' ? start : open;
    }

    int FindOpening(int from)
    {
        while (from < _end - 1)
        {
            var found = _text.AsSpan(from, _end - 1 - from).IndexOf('{');
            if (found < 0)
                return -1;
            from += found;
            if (_text[from + 1] is '{' or '%' or '#')
                return from;
            from++;
        }
        return -1;
    }

    int FindTag(int from) => from >= _end ? -1 : _text.IndexOf("{%", from, _end - from, StringComparison.Ordinal);

    string WordAt(int index)
    {
        var token = _tokens[index];
        return token.Kind == TokenKind.Name ? _text.Substring(token.Span.Start, token.Span.Length) : "";
    }

    void AddData(int start, int end)
    {
        if (end > start)
            Add(TokenKind.Data, start, end - start);
    }

    void Add(TokenKind kind, int start, int length) => _tokens.Add(new(kind, new(start, length)));

    JinjaException Fail(string message, int start, int length, string hint) =>
        new(JinjaErrorKind.Syntax, message, new JinjaPlace(_source, new(start, length))) { Hint = hint };
}
