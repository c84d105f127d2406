using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Values.Calculation;

/// <summary>A value of ours with operators of its own, such as a date.</summary>
interface ICalculable : IJinjaObject
{
    /// <summary><c>this op other</c>, or <c>other op this</c> when <paramref name="isRight"/>.</summary>
    /// <returns>False when there is no such operation.</returns>
    bool TryCalculate(TokenKind op, object? other, bool isRight, out object? result);

    /// <summary>Below 0, 0 or above 0; null when the two cannot be put in order.</summary>
    int? CompareTo(object? other);
}
