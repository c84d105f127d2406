namespace Mixdown.Project.LanguageServer.Cursors;

/// <summary>Walks through Jinja code up to a cursor and keeps which calls are open there. Takes any text: code that is being
/// written is hardly ever right.</summary>
sealed class JinjaScan(string text, int start)
{
    readonly Stack<Frame> _open = new();
    string _name = "";
    string? _text;
    int _at = start;

    /// <summary>The cursor at an offset behind the start.</summary>
    public Cursor To(int offset)
    {
        while (_at < offset || _at == offset && _at < text.Length && Cursor.IsWord(text[_at]))
        {
            if (Step(offset) is { } found)
                return found;
        }
        return new Cursor(CursorKind.Name, "", offset, "", Call);
    }

    OpenCall? Call => _open.TryPeek(out var frame) ? new OpenCall(frame.Name, [.. frame.Texts], frame.Keyword) : null;

    Cursor? Step(int offset)
    {
        var c = text[_at];
        if (c is '\'' or '"')
            return Quoted(offset);
        if (Cursor.IsWord(c))
            return Name(offset);
        Sign(c);
        _at++;
        return null;
    }

    Cursor? Quoted(int offset)
    {
        var end = JinjaIsland.EndOfQuoted(text, _at);
        if (offset <= end)
            return new Cursor(CursorKind.Quoted, text[(_at + 1)..end], _at + 1, "", Call);
        (_text, _name) = (text[(_at + 1)..end], "");
        _at = Math.Min(end + 1, text.Length);
        return null;
    }

    Cursor? Name(int offset)
    {
        var end = _at;
        while (end < text.Length && (Cursor.IsWord(text[end]) || text[end] == '.'))
            end++;
        if (offset <= end)
            return Part(offset, end);
        (_name, _text) = (text[_at..end], null);
        _at = end;
        return null;
    }

    /// <summary>Of a name with dots, the part at the offset, qualified by all before it.</summary>
    Cursor Part(int offset, int end)
    {
        var dot = offset > _at ? text.LastIndexOf('.', offset - 1, offset - _at) : -1;
        var from = dot < 0 ? _at : dot + 1;
        var next = text.IndexOf('.', offset, end - offset);
        return new Cursor(CursorKind.Name, text[from..(next < 0 ? end : next)], from, dot < 0 ? "" : text[_at..dot], Call);
    }

    void Sign(char c)
    {
        switch (c)
        {
            case '(' or '[' or '{':
                _open.Push(new Frame(c == '(' ? _name : ""));
                break;
            case ')' or ']' or '}':
                _open.TryPop(out _);
                break;
            case ',' when _open.TryPeek(out var frame):
                frame.Texts.Add(_text);
                frame.Keyword = null;
                break;
            case '=' when _open.TryPeek(out var frame) && _name.Length > 0:
                frame.Keyword = _name;
                break;
        }
        if (!char.IsWhiteSpace(c))
            (_name, _text) = ("", null);
    }

    sealed class Frame(string name)
    {
        public string Name => name;

        public List<string?> Texts { get; } = [];

        public string? Keyword { get; set; }
    }
}
