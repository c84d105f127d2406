using Mixdown.Project.Dashboards.Expressions;

namespace Mixdown.Project.Dashboards.Queries.Written;

/// <summary>Finds in a query what it reads past <c>ref()</c>: tables by a name that is written out, functions that give rows, and files. What
/// it finds may be a column of the same name: then a tile is refused that need not be.</summary>
/// <param name="project">The project.</param>
/// <param name="narrowed">The names that stand for narrowed rows.</param>
sealed class OpenTables(MixdownProject project, IEnumerable<string> narrowed)
{
    /// <summary>Functions whose rows are made of what they are given.</summary>
    static readonly HashSet<string> Makers = new(StringComparer.OrdinalIgnoreCase)
    {
        "unnest", "generate_series", "generate_subscripts", "range", "json_each", "json_tree", "json_array_elements", "json_array_elements_text",
        "jsonb_array_elements", "jsonb_array_elements_text", "regexp_split_to_table", "string_to_table",
    };

    readonly HashSet<string> _known = new(
        project.Manifest.Nodes.Values.Where(node => node.IsRelation).Select(node => node.Relation.Identifier).Concat(project.Manifest.Sources.Values.Select(source => source.Relation.Identifier)),
        StringComparer.OrdinalIgnoreCase);

    readonly HashSet<string> _narrowed = new(narrowed, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the query reads any.</summary>
    public bool Reads(IReadOnlyList<SqlToken> sql)
    {
        for (var at = 0; at < sql.Count; at++)
        {
            if (IsTable(sql, at) || IsFile(sql, at) || IsEscaped(sql, at))
                return true;
        }
        var named = Named(sql);
        return new TablePlaces(sql).Find().Any(at => !IsHeld(sql, at, named));
    }

    /// <summary>Whether what stands where a table does is rows that are narrowed, a query above, or made of nothing that lies somewhere.</summary>
    bool IsHeld(IReadOnlyList<SqlToken> sql, int at, HashSet<string> named)
    {
        var (token, next) = (sql[at], sql.NextOf(at));
        if (!token.IsName || next?.Is(".") == true)
            return false;
        return next?.Is("(") == true ? Makers.Contains(token.Name) : _narrowed.Contains(token.Name) || named.Contains(token.Name);
    }

    /// <summary>The names that the query gives to queries in it: <c>NAME as (…)</c>, <c>NAME (COLUMNS) as materialized (…)</c>.</summary>
    static HashSet<string> Named(IReadOnlyList<SqlToken> sql)
    {
        List<SqlToken> tokens = [.. sql.Where(token => token.Kind != SqlTokenKind.Space)];
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 1; at < tokens.Count; at++)
        {
            if (!tokens[at].Is("as") || !tokens.Skip(at + 1).SkipWhile(token => token.Is("not") || token.Is("materialized")).Take(1).Any(token => token.Is("(")))
                continue;
            var end = at - 1;
            if (tokens[end].Is(")"))
                end = tokens.FindLastIndex(end, token => token.Is("(")) - 1;
            if (end >= 0 && tokens[end].IsName)
                named.Add(tokens[end].Name);
        }
        return named;
    }

    /// <summary>In <c>e'…'</c> a quote may stand behind a backslash: where such a text ends is not looked for.</summary>
    static bool IsEscaped(IReadOnlyList<SqlToken> sql, int at) =>
        sql[at].Is("e") && at + 1 < sql.Count && sql[at + 1].Kind == SqlTokenKind.Text && sql[at + 1].Text.Contains('\\', StringComparison.Ordinal);

    bool IsTable(IReadOnlyList<SqlToken> sql, int at)
    {
        if (!sql[at].IsName || !_known.Contains(sql[at].Name))
            return false;
        return !_narrowed.Contains(sql[at].Name) || sql.BeforeOf(at) is { } before && before.Is(".");
    }

    /// <summary>A name with a dot in it, and a function that reads: both take names of files, wherever they stand.</summary>
    static bool IsFile(IReadOnlyList<SqlToken> sql, int at)
    {
        var token = sql[at];
        // DuckDB takes a quoted name of no table, "sales.csv", for a file too.
        if (token.IsName && token.Name.AsSpan().ContainsAny('.', '/', '*'))
            return true;
        return token.IsName && IsReader(token.Name) && sql.NextOf(at) is { } next && next.Is("(");
    }

    static bool IsReader(string name) =>
        name.StartsWith("read_", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_scan", StringComparison.OrdinalIgnoreCase)
        || name.Equals("query", StringComparison.OrdinalIgnoreCase) || name.Equals("query_table", StringComparison.OrdinalIgnoreCase);
}
