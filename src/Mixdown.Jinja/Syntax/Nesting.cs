using System.Globalization;
using System.Runtime.CompilerServices;
using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Syntax;

/// <summary>Keeps a template from nesting or chaining so deep that reading or running it would overflow the stack.</summary>
sealed class Nesting(TokenReader tokens)
{
    /// <summary>Brackets and blocks inside each other.</summary>
    const int MaxDepth = 150;

    /// <summary>Operators, filters or attributes in a row: they run inside each other too.</summary>
    const int MaxChain = 1000;

    int _depth;

    public void Enter()
    {
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw TooDeep("the template nests more than", MaxDepth, "deep");
    }

    public void Leave() => _depth--;

    /// <exception cref="JinjaException">The chain has too many links.</exception>
    public void CheckChain(int links)
    {
        if (links > MaxChain)
            throw TooDeep("the expression chains more than", MaxChain, "operations");
    }

    JinjaException TooDeep(string what, int limit, string unit) => new(
        JinjaErrorKind.Limit,
        $"{what} {limit.ToString(CultureInfo.InvariantCulture)} {unit}",
        new JinjaPlace(tokens.Source, tokens.Current.Span));
}
