using Mixdown.Project.Dashboards.Expressions;

namespace Mixdown.Project.Dashboards.Queries.Written;

/// <summary>Finds in a query what it reads past <c>ref()</c>: tables of the project by a name that is written out, and files. What it
/// finds may be a column of the same name: then a tile is refused that need not be.</summary>
/// <param name="project">The project.</param>
/// <param name="narrowed">The names that stand for narrowed rows.</param>
sealed class OpenTables(MixdownProject project, IEnumerable<string> narrowed)
{
    readonly HashSet<string> _known = new(
        project.Manifest.Nodes.Values.Where(node => node.IsRelation).Select(node => node.Relation.Identifier).Concat(project.Manifest.Sources.Values.Select(source => source.Relation.Identifier)),
        StringComparer.OrdinalIgnoreCase);

    readonly HashSet<string> _narrowed = new(narrowed, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the query reads any.</summary>
    public bool Reads(IReadOnlyList<SqlToken> sql)
    {
        for (var at = 0; at < sql.Count; at++)
        {
            if (IsTable(sql, at) || IsFile(sql, at))
                return true;
        }
        return false;
    }

    bool IsTable(IReadOnlyList<SqlToken> sql, int at)
    {
        if (!sql[at].IsName || !_known.Contains(sql[at].Name))
            return false;
        return !_narrowed.Contains(sql[at].Name) || sql.BeforeOf(at) is { } before && before.Is(".");
    }

    /// <summary>A text behind FROM, a name with a dot in it, and a function that reads: both take names of files.</summary>
    static bool IsFile(IReadOnlyList<SqlToken> sql, int at)
    {
        var token = sql[at];
        if (token.Kind == SqlTokenKind.Text)
            return sql.BeforeOf(at) is { } before && (before.Is("from") || before.Is("join"));
        // DuckDB takes a quoted name of no table, "sales.csv", for a file too.
        if (token.IsName && token.Name.AsSpan().ContainsAny('.', '/', '*'))
            return true;
        return token.IsName && IsReader(token.Name) && sql.NextOf(at) is { } next && next.Is("(");
    }

    static bool IsReader(string name) =>
        name.StartsWith("read_", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_scan", StringComparison.OrdinalIgnoreCase)
        || name.Equals("query", StringComparison.OrdinalIgnoreCase) || name.Equals("query_table", StringComparison.OrdinalIgnoreCase);
}
