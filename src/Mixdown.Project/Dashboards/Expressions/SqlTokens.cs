namespace Mixdown.Project.Dashboards.Expressions;

/// <summary>Looking round in pieces of SQL.</summary>
static class SqlTokens
{
    /// <summary>The next piece that is no space; null at the end.</summary>
    public static SqlToken? NextOf(this IReadOnlyList<SqlToken> tokens, int at)
    {
        for (var i = at + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != SqlTokenKind.Space)
                return tokens[i];
        }
        return null;
    }

    /// <summary>The piece before that is no space; null at the beginning.</summary>
    public static SqlToken? BeforeOf(this IReadOnlyList<SqlToken> tokens, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (tokens[i].Kind != SqlTokenKind.Space)
                return tokens[i];
        }
        return null;
    }

    /// <summary>The name that a whole expression is given, <c>EXPRESSION as NAME</c>, and where the expression ends; null: it is given
    /// none.</summary>
    public static (string Name, int Start)? Alias(this IReadOnlyList<SqlToken> tokens) => tokens switch
    {
        [_, .., { Kind: SqlTokenKind.Space } before, { Kind: SqlTokenKind.Word } word, { Kind: SqlTokenKind.Space }, { IsName: true } name] when word.Is("as") => (name.Name, before.Start),
        _ => null,
    };

    /// <summary>Whether a word stands where only words of the language stand: a type (<c>cast(x as date)</c>, <c>x::date</c>), the
    /// beginning of a value (<c>date '2025-01-01'</c>), a part of a time (<c>extract(year from x)</c>), a unit (<c>interval 1
    /// day</c>).</summary>
    public static bool IsOfLanguage(this IReadOnlyList<SqlToken> tokens, int at)
    {
        var (before, next) = (tokens.BeforeOf(at), tokens.NextOf(at));
        return before is { } last && (last.Is("as") || last.Is(":") || last.Is(".") || last.Kind is SqlTokenKind.Text or SqlTokenKind.Number)
            || next is { } following && (following.Is("(") || following.Kind == SqlTokenKind.Text || following.Is("from") && before is { } open && open.Is("("));
    }
}
