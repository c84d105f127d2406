using System.Text.RegularExpressions;
using Mixdown.Project.Graph;
using Mixdown.Project.LanguageServer.Cursors;

namespace Mixdown.Project.LanguageServer;

/// <summary>The tables that a file's SQL names behind FROM and JOIN, with their columns. Reads the text and not its meaning, since
/// a text that is being written has none: of a CTE it knows what its select list names.</summary>
sealed partial class SqlScope
{
    static readonly HashSet<string> NoAlias = new(StringComparer.OrdinalIgnoreCase)
    {
        "where", "on", "using", "join", "left", "right", "inner", "outer", "full", "cross", "natural", "group", "order", "having", "qualify",
        "limit", "union", "except", "intersect", "window", "select", "asof", "lateral", "positional", "semi", "anti",
    };

    readonly ProjectNames _names;
    readonly string _package;
    readonly Dictionary<string, IReadOnlyList<KnownColumn>> _tables = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="names">What there is.</param>
    /// <param name="package">The package of the file.</param>
    /// <param name="sql">The file's text.</param>
    public SqlScope(ProjectNames names, string package, string sql)
    {
        (_names, _package) = (names, package);
        foreach (Match cte in Cte().Matches(sql))
            _tables[cte.Groups["name"].Value] = OfCte(cte.Groups["name"].Value, Body(sql, cte.Index + cte.Length));
        AddTables(sql, _tables);
    }

    /// <summary>The names by which columns can be qualified: aliases, tables and CTEs.</summary>
    public IEnumerable<string> Tables => _tables.Keys;

    /// <summary>The columns of a table; none when there is no table of the name.</summary>
    public IReadOnlyList<KnownColumn> Columns(string table) => _tables.GetValueOrDefault(table) ?? [];

    /// <summary>All columns, each name once.</summary>
    public IEnumerable<KnownColumn> AllColumns => _tables.Values.SelectMany(columns => columns).DistinctBy(column => column.Name, StringComparer.OrdinalIgnoreCase);

    void AddTables(string sql, Dictionary<string, IReadOnlyList<KnownColumn>> into)
    {
        foreach (Match from in From().Matches(sql))
        {
            var (name, columns) = from.Groups["call"].Success ? OfCall(from) : (from.Groups["table"].Value, Columns(from.Groups["table"].Value));
            var alias = from.Groups["alias"].Value;
            into[alias.Length > 0 && !NoAlias.Contains(alias) ? alias : name] = columns;
        }
    }

    (string Name, IReadOnlyList<KnownColumn> Columns) OfCall(Match from)
    {
        var texts = Quoted().Matches(from.Groups["arguments"].Value).Select(text => text.Groups["text"].Value).ToList();
        GraphNode? node = (from.Groups["call"].Value, texts) switch
        {
            ("ref", [var name]) => _names.Model(null, name, _package),
            ("ref", [var package, var name]) => _names.Model(package, name, _package),
            ("source", [var source, var table]) => _names.Source(source, table, _package),
            _ => null,
        };
        return (texts.LastOrDefault() ?? "", node is null ? [] : _names.Columns(node));
    }

    List<KnownColumn> OfCte(string name, string body)
    {
        var inputs = new Dictionary<string, IReadOnlyList<KnownColumn>>(StringComparer.OrdinalIgnoreCase);
        AddTables(body, inputs);
        var columns = new List<KnownColumn>();
        foreach (var item in SelectList.Items(body))
        {
            if (item == "*")
                columns.AddRange(inputs.Values.SelectMany(input => input));
            else if (item.EndsWith(".*", StringComparison.Ordinal))
                columns.AddRange(inputs.GetValueOrDefault(item[..^2]) ?? []);
            else if (SelectList.NameOf(item) is { } column)
                columns.Add(inputs.Values.SelectMany(input => input).FirstOrDefault(input => input.Name == column) ?? new KnownColumn(column, "", "", name));
        }
        return columns;
    }

    static string Body(string sql, int start)
    {
        var depth = 1;
        for (var i = start; i < sql.Length; i++)
        {
            if (sql[i] == '\'')
                i = JinjaIsland.EndOfQuoted(sql, i);
            else if (sql[i] == '(')
                depth++;
            else if (sql[i] == ')' && --depth == 0)
                return sql[start..i];
        }
        return sql[start..];
    }

    [GeneratedRegex(@"\b(from|join)\s+(\{\{-?\s*(?<call>ref|source)\s*\((?<arguments>[^)]*)\)\s*-?\}\}|(?<table>[A-Za-z_]\w*))(\s+(as\s+)?(?<alias>[A-Za-z_]\w*))?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex From();

    [GeneratedRegex(@"\b(?<name>[A-Za-z_]\w*)\s+as\s+((not\s+)?materialized\s+)?\(", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Cte();

    [GeneratedRegex(@"['""](?<text>[^'""]*)['""]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();
}
