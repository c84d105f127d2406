namespace Mixdown.Project.Dashboards.Expressions;

/// <summary>Where a query names what it reads: behind FROM and JOIN, behind the commas of a FROM, and behind the words that DuckDB begins a
/// query with (<c>pivot</c>, <c>summarize</c>, …). Pure.</summary>
/// <param name="sql">The query.</param>
sealed class TablePlaces(IReadOnlyList<SqlToken> sql)
{
    static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase) { "pivot", "pivot_wider", "unpivot", "pivot_longer", "describe", "summarize", "show", "table" };

    /// <summary>What a FROM ends with.</summary>
    static readonly HashSet<string> Enders = new(StringComparer.OrdinalIgnoreCase)
    {
        "select", "where", "group", "order", "having", "limit", "offset", "fetch", "window", "qualify", "union", "except", "intersect", "with", "values",
    };

    readonly Stack<Level> _outer = new();
    readonly List<int> _found = [];
    Level _level = new(isCall: false, isInFrom: false);

    /// <summary>The first piece of each thing that is read, in order. A query in parentheses is none: what is read in it is.</summary>
    public IReadOnlyList<int> Find()
    {
        for (var at = 0; at < sql.Count; at++)
        {
            if (sql[at].Kind != SqlTokenKind.Space)
                Take(at);
        }
        return _found;
    }

    /// <summary>Whether there is a query in an expression.</summary>
    public static bool HasQuery(IReadOnlyList<SqlToken> expression) =>
        expression.Any(token => token.Is("select")) || new TablePlaces(expression).Find().Count > 0;

    void Take(int at)
    {
        var token = sql[at];
        if (token.Is("("))
            Open(at);
        else if (token.Is(")"))
            _level = _outer.TryPop(out var outer) ? outer : new Level(isCall: false, isInFrom: false);
        else if (token.Is(";"))
            _level = new Level(isCall: false, isInFrom: false);
        else if (_level.IsWanted)
            Read(at);
        else if (token.Kind == SqlTokenKind.Word || token.Is(","))
            Pass(token, at);
        _level.IsFirst &= token.Is("(");
    }

    /// <summary>Parentheses where a table is wanted hold a query or tables; behind a name they hold what a function is given.</summary>
    void Open(int at)
    {
        var isCall = !_level.IsWanted && sql.BeforeOf(at) is { IsName: true };
        var isInFrom = _level.IsWanted;
        _level.IsWanted = false;
        _outer.Push(_level);
        _level = new Level(isCall, isInFrom) { IsWanted = isInFrom };
    }

    void Read(int at)
    {
        var token = sql[at];
        if (token.Is("lateral") || token.Is("only"))
            return;
        // DuckDB lets a name stand before the table that is called so: FROM s: sale.
        if (token.IsName && sql.NextOf(at) is { } colon && colon.Is(":"))
            return;
        if (token.Is(":"))
            return;
        _level.IsWanted = false;
        if (Enders.Contains(token.Text) || token.Is("from"))
            Pass(token, at);
        else
            _found.Add(at);
    }

    void Pass(SqlToken token, int at)
    {
        if (token.Is("from") && IsClause(at) || token.Is("join") || token.Is(",") && _level.IsInFrom || !_level.HasBegun && Openers.Contains(token.Text) && IsOpener(at))
            (_level.IsInFrom, _level.IsWanted, _level.HasBegun) = (true, true, true);
        else if (Enders.Contains(token.Text))
            (_level.IsInFrom, _level.HasBegun) = (false, token.Is("select") || _level.HasBegun);
    }

    /// <summary>In a call, FROM is also a word between arguments: <c>extract(year from sold_on)</c>. So it is in IS DISTINCT FROM.</summary>
    bool IsClause(int at) => (!_level.IsCall || _level.HasBegun || _level.IsFirst) && sql.BeforeOf(at)?.Is("distinct") != true;

    /// <summary>What else is called so is a column, or a function.</summary>
    bool IsOpener(int at) =>
        sql.NextOf(at) is { } next && (next.Kind == SqlTokenKind.Text || next.IsName && !next.Is("as") && !next.Is("asc") && !next.Is("desc") || next.Is("(") && !_level.IsCall && _level.IsFirst);

    /// <summary>What is between two parentheses, as far as it was read.</summary>
    sealed class Level(bool isCall, bool isInFrom)
    {
        /// <summary>Whether they are those of a function.</summary>
        public bool IsCall => isCall;

        public bool IsInFrom { get; set; } = isInFrom;

        /// <summary>Whether a table comes next.</summary>
        public bool IsWanted { get; set; }

        /// <summary>Whether a query began in it.</summary>
        public bool HasBegun { get; set; }

        /// <summary>Whether nothing was read in it.</summary>
        public bool IsFirst { get; set; } = true;
    }
}
