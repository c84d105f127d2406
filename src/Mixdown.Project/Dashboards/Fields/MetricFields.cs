using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Tables;
using Mixdown.Project.Metrics;

namespace Mixdown.Project.Dashboards.Fields;

/// <summary>Metrics as expressions over their facts.</summary>
/// <param name="context">The tile and the project.</param>
sealed class MetricFields(TileContext context)
{
    /// <summary>The metric; null, and an error, where it cannot be calculated for any group of rows.</summary>
    public SqlFragment? Sql(MetricDefinition metric, SourceSpan at)
    {
        if (metric.Obstacle is { } why)
        {
            context.Found.Add(new Diagnostic("MX1753", $"The metric '{metric.Name}' cannot be shown in a tile: {why}", at, $"It is declared at {metric.At}. A tile can show metrics of type simple, ratio and derived that are of one model."));
            return null;
        }
        if (context.Catalog.Of(metric.Fact!.UniqueId) is { } fact)
            return Expand(metric, measure => Parts(measure.Sql, fact));
        context.Found.Add(new Diagnostic("MX1753", $"The metric '{metric.Name}' cannot be shown in a tile: its model has no table", at, $"Materialize '{metric.Fact.Name}' as a table or a view."));
        return null;
    }

    /// <summary>Whether rows can be divided: sums and counts of rows can.</summary>
    public static bool CanShare(MetricDefinition metric) => metric.Measures.All(measure =>
        measure.Aggregation is MetricAggregation.Sum or MetricAggregation.Count or MetricAggregation.SumBoolean);

    /// <summary>The same with a share of each row.</summary>
    public SqlFragment Shared(MetricDefinition metric, string share)
    {
        var fact = context.Catalog.Of(metric.Fact!.UniqueId)!;
        return Expand(metric, measure =>
        {
            var each = Parts(measure.Expression, fact);
            var (before, after) = measure.Aggregation switch
            {
                MetricAggregation.Sum => ("sum((", $") * {share})"),
                MetricAggregation.Count => ("sum(case when (", $") is not null then {share} end)"),
                _ => ("sum(case when (", $") then {share} end)"),
            };
            IReadOnlyList<SqlPart> filter = measure.Filter is { } condition ? [new SqlPart.Plain(" filter (where "), .. Parts(condition, fact), new SqlPart.Plain(")")] : [];
            return [new SqlPart.Plain(before), .. each, new SqlPart.Plain(after), .. filter];
        });
    }

    /// <summary>A metric's SQL has its measures as quoted names: they become what they are.</summary>
    SqlFragment Expand(MetricDefinition metric, Func<MetricMeasure, IReadOnlyList<SqlPart>> expand)
    {
        var parts = new List<SqlPart>();
        var tokens = SqlTokenizer.Read(metric.Sql);
        context.Hold(tokens, context.Tile.At);
        foreach (var token in tokens)
        {
            var measure = token.Kind == SqlTokenKind.Quoted ? metric.Measures.FirstOrDefault(one => one.Name == token.Name) : null;
            parts.AddRange(measure is null ? [new SqlPart.Plain(token.Text)] : expand(measure));
        }
        return new SqlFragment(parts);
    }

    IReadOnlyList<SqlPart> Parts(string sql, DashboardTable fact)
    {
        // A metric knows no other metrics and no parameters: names in it are columns, or words of the language.
        var tokens = SqlTokenizer.Read(sql);
        context.Hold(tokens, context.Tile.At);
        var hasQuery = tokens.Any(token => token.Is("select"));
        return [.. tokens.Select((token, i) => (SqlPart)(token.IsName && !hasQuery && !tokens.IsOfLanguage(i) && fact.Find(token.Name) is { } column
            ? new SqlPart.Column(fact, column.Name)
            : new SqlPart.Plain(token.Text)))];
    }
}
