namespace Mixdown.Jinja.Syntax;

/// <summary>The arguments of a call as written.</summary>
sealed record Arguments(
    IReadOnlyList<Expression> Positional,
    IReadOnlyList<(string Name, Expression Value)> Named,
    Expression? Rest,
    Expression? RestNamed)
{
    public static Arguments None { get; } = new([], [], null, null);

    /// <summary>Whether there is neither <c>*args</c> nor <c>**kwargs</c>.</summary>
    public bool IsPlain => Rest is null && RestNamed is null;

    /// <summary>Every expression in it.</summary>
    public IEnumerable<Expression> All
    {
        get
        {
            var fixedOnes = Positional.Concat(Named.Select(named => named.Value));
            return fixedOnes.Concat(new[] { Rest, RestNamed }.OfType<Expression>());
        }
    }
}
