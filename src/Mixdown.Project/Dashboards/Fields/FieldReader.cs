using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Tables;
using Mixdown.Project.Metrics;

namespace Mixdown.Project.Dashboards.Fields;

/// <summary>Finds what the expressions of a tile mean.</summary>
/// <param name="context">The tile and the project.</param>
/// <param name="fact">Whose columns need no table's name; null: there is no fact, and every column has to have one.</param>
sealed class FieldReader(TileContext context, DashboardTable? fact)
{
    /// <summary>The field; null, and an error, where a name means nothing.</summary>
    public Field? Read(TileExpression expression)
    {
        var text = expression.Text.Trim();
        if (text.StartsWith('$') && SqlTokenizer.Read(text) is [{ Kind: SqlTokenKind.Parameter }])
            return context.ChoiceOf(text[1..], expression.At) is { } choice ? Read(expression with { Text = choice }) : null;
        if (context.Metrics.Find(text) is { } metric)
            return OfMetric(metric, expression.At);
        var tokens = SqlTokenizer.Read(text);
        if (tokens is [{ IsName: true } only])
            return OfColumn(only.Name, expression);
        if (tokens.Alias() is { } alias)
            return Read(expression with { Text = text[..alias.Start] })?.Called(alias.Name);
        return new ExpressionReader(context, fact, expression.At).Read(tokens) is { } fragment ? OfExpression(text, tokens, fragment, expression.At) : null;
    }

    /// <summary>A condition on rows; null, and an error, where a name means nothing.</summary>
    public SqlFragment? Condition(TileExpression expression) =>
        new ExpressionReader(context, fact, expression.At).Read(SqlTokenizer.Read(expression.Text.Trim())) is { } fragment ? fragment.Within("(", ")") : null;

    Field? OfMetric(MetricDefinition metric, SourceSpan at)
    {
        if (new MetricFields(context).Sql(metric, at) is not { } sql || context.Catalog.Of(metric.Fact!.UniqueId) is not { } table)
            return null;
        return new Field(metric.Name, metric.Label ?? FieldLabel.Of(metric.Name), sql, at)
        {
            Fact = table,
            Class = ColumnClass.Number,
            Format = FormatReader.Of(metric.Format) ?? InheritedFormat.Of(sql),
            IsAdditive = metric.IsAdditive,
            IsZeroWithoutRows = metric.IsZeroWithoutRows,
            Shared = MetricFields.CanShare(metric) ? share => new MetricFields(context).Shared(metric, share) : null,
        };
    }

    Field? OfColumn(string name, TileExpression expression)
    {
        if (fact is null)
            return Wrong($"'{name}' is no metric, and the tile has no fact whose column it could be", expression.At, "Write 'TABLE.COLUMN', or add 'fact: TABLE' to the dashboard.");
        if (fact.Find(name) is { } column)
            return OfColumn(fact, column, expression.At);
        if (!fact.IsKnown)
            return OfColumn(fact, new TableColumn(name, ColumnClass.Unknown, ""), expression.At);
        var known = context.Metrics.Names.Concat(fact.Columns.Select(one => one.Name)).ToList();
        return Wrong($"There is no metric '{name}', and '{fact.Name}' has no such column", expression.At, Elsewhere(name) ?? DidYouMean.Hint(name, known));
    }

    /// <summary>The tables that the fact reaches and that have such a column.</summary>
    string? Elsewhere(string name)
    {
        var tables = context.Joins.Reached(fact!.Id).Select(context.Catalog.Of).OfType<DashboardTable>().Where(table => table.Find(name) is not null).ToList();
        return tables.Count == 0 ? null : $"Did you mean {string.Join(" or ", tables.Take(3).Select(table => $"'{table.Name}.{name}'"))}?";
    }

    static Field OfColumn(DashboardTable table, TableColumn column, SourceSpan at) =>
        new(column.Name, FieldLabel.Of(column.Name), SqlFragment.Of(table, column.Name), at) { Class = column.Class, Format = column.Format };

    Field? OfExpression(string text, IReadOnlyList<SqlToken> tokens, SqlFragment fragment, SourceSpan at)
    {
        if (fragment.OnlyColumn is { } only)
            return OfColumn(only.Table, only.Table.Find(only.Name) ?? new TableColumn(only.Name, ColumnClass.Unknown, ""), at);
        var isMeasure = SqlAggregates.IsIn(tokens) || tokens.Any(token => token.IsName && context.Metrics.Find(token.Name) is not null && fact?.Find(token.Name) is null);
        if (isMeasure && fact is null)
            return Wrong($"'{text}' is added up over nothing: the tile has no fact", at, "Add 'fact: TABLE' to the tile or to the dashboard.");
        return new Field(isMeasure ? "value" : "member", text, fragment, at)
        {
            Fact = isMeasure ? fact : null,
            Class = isMeasure ? ColumnClass.Number : ColumnClass.Unknown,
            IsAdditive = isMeasure && SqlAggregates.IsAdditive(tokens),
            IsZeroWithoutRows = isMeasure && SqlAggregates.IsZeroWithoutRows(tokens),
            Format = InheritedFormat.Of(fragment),
        };
    }

    Field? Wrong(string message, SourceSpan at, string hint)
    {
        context.Found.Add(new Diagnostic("MX1752", message, at, hint));
        return null;
    }
}
