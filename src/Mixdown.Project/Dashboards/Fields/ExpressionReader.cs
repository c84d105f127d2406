using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Tables;

namespace Mixdown.Project.Dashboards.Fields;

/// <summary>Finds the names in SQL that a person wrote for a tile: <c>TABLE.COLUMN</c>, columns of the fact, metrics and
/// <c>$PARAMETER</c>. All else stays as it is.</summary>
/// <param name="context">The tile and the project.</param>
/// <param name="fact">Whose columns need no table's name; null for none.</param>
/// <param name="at">Where the expression stands.</param>
sealed class ExpressionReader(TileContext context, DashboardTable? fact, SourceSpan at)
{
    readonly List<SqlPart> _parts = [];
    bool _isWrong;

    /// <summary>The expression with its names found; null, and an error, where one of them means nothing.</summary>
    public SqlFragment? Read(IReadOnlyList<SqlToken> tokens)
    {
        context.Hold(tokens, at);
        // Names in a query of its own are its own.
        var hasQuery = tokens.Any(token => token.Is("select"));
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Kind == SqlTokenKind.Parameter)
                Parameter(tokens[i].Text[1..]);
            else if (tokens[i].IsName && i + 2 < tokens.Count && tokens[i + 1].Is(".") && tokens[i + 2].IsName && TryColumn(tokens, i, hasQuery))
                i += 2;
            else if (tokens[i].IsName && !hasQuery && !tokens.IsOfLanguage(i))
                Name(tokens[i]);
            else
                _parts.Add(new SqlPart.Plain(tokens[i].Kind == SqlTokenKind.Space ? " " : tokens[i].Text));
        }
        return _isWrong ? null : new SqlFragment(Joined());
    }

    /// <summary>Plain parts side by side are one.</summary>
    List<SqlPart> Joined()
    {
        var joined = new List<SqlPart>();
        foreach (var part in _parts)
        {
            if (part is SqlPart.Plain next && joined is [.., SqlPart.Plain last])
                joined[^1] = new SqlPart.Plain(last.Text + next.Text);
            else
                joined.Add(part);
        }
        return joined;
    }

    /// <summary>False where it is no column: a function in a schema, or a field of a column.</summary>
    bool TryColumn(IReadOnlyList<SqlToken> tokens, int i, bool hasQuery)
    {
        var (table, name) = (context.Catalog.Find(tokens[i].Name), tokens[i + 2].Name);
        // A column of the fact may have fields; one that is called as a table is, stands behind the table.
        if (tokens.NextOf(i + 2)?.Is("(") == true || table is null && (hasQuery || fact?.Find(tokens[i].Name) is not null))
            return false;
        if (table is null)
            Wrong($"There is no table '{tokens[i].Name}'", tokens[i], DidYouMean.Hint(tokens[i].Name, context.Catalog.Names));
        else if (table.Find(name) is { } column)
            _parts.Add(new SqlPart.Column(table, column.Name));
        else if (!table.IsKnown)
            _parts.Add(new SqlPart.Column(table, name));
        else
            Wrong($"'{table.Name}' has no column '{name}'", tokens[i + 2], DidYouMean.Hint(name, table.Columns.Select(one => one.Name)));
        return true;
    }

    void Name(SqlToken token)
    {
        if (fact?.Find(token.Name) is { } column)
            _parts.Add(new SqlPart.Column(fact, column.Name));
        else if (context.Metrics.Find(token.Name) is not { } metric)
            _parts.Add(new SqlPart.Plain(token.Text));
        else if (new MetricFields(context).Sql(metric, Place(token)) is not { } sql)
            _isWrong = true;
        else if (fact is not null && metric.Fact!.UniqueId != fact.Id)
            Wrong($"'{metric.Name}' is of '{metric.Fact.Name}', and the expression of '{fact.Name}'", token, "Show the two side by side, or write a metric of type 'derived'.");
        else
            _parts.AddRange(sql.Within("(", ")").Parts);
    }

    /// <summary>A choice that is a name is that name, as the file writes it: whoever chose it chose among the file's. Any other
    /// is a value.</summary>
    void Parameter(string name)
    {
        if (context.ChoiceOf(name, at) is not { } choice)
            _isWrong = true;
        else if (TimeGrains.Find(choice) is { } grain)
            _parts.Add(new SqlPart.Plain(SqlText.Literal(grain.Word())));
        else if (SqlTokenizer.Read(choice) is var tokens && IsName(tokens) && Read(tokens) is null)
            _isWrong = true;
        else if (!IsName(tokens))
            _parts.Add(new SqlPart.Bound(choice));
    }

    bool IsName(IReadOnlyList<SqlToken> tokens) => tokens switch
    {
        [{ IsName: true } only] => fact?.Find(only.Name) is not null || context.Metrics.Find(only.Name) is not null,
        [{ IsName: true } table, var dot, { IsName: true }] => dot.Is(".") && context.Catalog.Find(table.Name) is not null,
        _ => false,
    };

    void Wrong(string message, SqlToken token, string hint)
    {
        _isWrong = true;
        context.Found.Add(new Diagnostic("MX1752", message, Place(token), hint));
    }

    /// <summary>The name in the expression, where that stands in one line and without escapes.</summary>
    SourceSpan Place(SqlToken token) => at with { Column = at.Column + token.Start, Length = token.Text.Length } is var place && place.Column + place.Length <= at.Column + at.Length ? place : at;
}
