using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Syntax;

/// <summary>Collects the arguments of a call and checks their order: plain, named, <c>*</c>, <c>**</c>.</summary>
sealed class ArgumentsBuilder(TokenReader tokens)
{
    readonly List<Expression> _positional = [];
    readonly List<(string Name, Expression Value)> _named = [];
    Expression? _rest;
    Expression? _restNamed;

    public int Count { get; private set; }

    public void Add(Func<Expression> parse)
    {
        var start = tokens.Current.Span;
        Count++;
        if (tokens.TryTake(TokenKind.Times))
            _rest = InOrder(_rest is null && _restNamed is null, start) ? parse() : null;
        else if (tokens.TryTake(TokenKind.Power))
            _restNamed = InOrder(_restNamed is null, start) ? parse() : null;
        else if (tokens.Kind == TokenKind.Name && tokens.PeekKind == TokenKind.Assign)
            AddNamed(parse);
        else if (InOrder(_named.Count == 0 && _rest is null && _restNamed is null, start))
            _positional.Add(parse());
    }

    public Arguments Build() =>
        Count == 0 ? Arguments.None : new Arguments(_positional, _named, _rest, _restNamed);

    void AddNamed(Func<Expression> parse)
    {
        var span = tokens.Current.Span;
        InOrder(_restNamed is null, span);
        var name = tokens.TextOf(tokens.Take());
        tokens.Take();
        if (_named.Exists(named => named.Name == name))
            throw tokens.Fail($"the argument '{name}' is given twice", span);
        _named.Add((name, parse()));
    }

    bool InOrder(bool isInOrder, JinjaSpan at) => isInOrder
        ? true
        : throw tokens.Fail("this argument cannot stand here", at, "Plain arguments come first, then named ones, then * and **.");
}
