using Mixdown.Project.Dashboards.Expressions;

namespace Mixdown.Project.Dashboards.Fields;

/// <summary>Tells measures from dimensions.</summary>
static class SqlAggregates
{
    static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "any_value", "approx_count_distinct", "approx_quantile", "arg_max", "arg_min", "array_agg", "avg", "bit_and", "bit_or", "bool_and", "bool_or", "corr", "count", "count_if", "countif",
        "covar_pop", "covar_samp", "entropy", "every", "favg", "first", "fsum", "geomean", "geometric_mean", "group_concat", "histogram", "kurtosis", "last", "listagg", "mad", "max", "max_by", "mean",
        "median", "min", "min_by", "mode", "percentile_cont", "percentile_disc", "product", "quantile", "quantile_cont", "quantile_disc", "regr_intercept", "regr_r2", "regr_slope", "reservoir_quantile",
        "skewness", "stddev", "stddev_pop", "stddev_samp", "string_agg", "sum", "sumkahan", "var_pop", "var_samp", "variance",
    };

    /// <summary>Whether an expression adds rows up.</summary>
    public static bool IsIn(IReadOnlyList<SqlToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == SqlTokenKind.Word && Names.Contains(tokens[i].Text) && tokens.NextOf(i)?.Is("(") == true)
                return !tokens.Any(token => token.Is("over"));
        }
        return false;
    }

    /// <summary>Whether it is one sum or one plain count, and nothing else: only then are parts of it parts of the whole.</summary>
    public static bool IsAdditive(IReadOnlyList<SqlToken> tokens)
    {
        var said = Said(tokens);
        return IsOneOf(said, "sum", "count") && !said[2].Is("distinct");
    }

    /// <summary>Whether it is one sum or one count, of different things too, and nothing else: such a one is 0 where there are no rows.</summary>
    public static bool IsZeroWithoutRows(IReadOnlyList<SqlToken> tokens) =>
        IsOneOf(Said(tokens), "sum", "fsum", "sumkahan", "count", "count_if", "countif", "approx_count_distinct");

    static List<SqlToken> Said(IReadOnlyList<SqlToken> tokens) => [.. tokens.Where(token => token.Kind != SqlTokenKind.Space)];

    /// <summary>Whether it is one call of a function, with a condition on its rows or without, and nothing else.</summary>
    static bool IsOneOf(List<SqlToken> said, params ReadOnlySpan<string> functions)
    {
        if (said.Count < 3 || !said[1].Is("(") || !IsNamed(said[0], functions))
            return false;
        var depth = 0;
        for (var i = 1; i < said.Count; i++)
        {
            depth += said[i].Is("(") ? 1 : said[i].Is(")") ? -1 : 0;
            if (depth == 0)
                return i == said.Count - 1 || said[i + 1].Is("filter");
        }
        return false;
    }

    static bool IsNamed(SqlToken token, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (token.Is(name))
                return true;
        }
        return false;
    }
}
