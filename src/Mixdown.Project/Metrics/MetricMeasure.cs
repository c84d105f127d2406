using Mixdown.Data.Naming;

namespace Mixdown.Project.Metrics;

/// <summary>A number that is added up over the rows of a fact.</summary>
/// <param name="Name">The metric's name.</param>
/// <param name="Aggregation">How.</param>
/// <param name="Expression">Of each row, in SQL.</param>
public sealed record MetricMeasure(string Name, MetricAggregation Aggregation, string Expression)
{
    /// <summary>A condition on rows; null for none.</summary>
    public string? Filter { get; init; }

    /// <summary>Of a percentile, its rank from 0 to 1.</summary>
    public double Percentile { get; init; } = 0.5;

    /// <summary>Whether it is the number of rows: what it counts tells them apart and is never NULL. Events may do without it.</summary>
    public bool CountsRows { get; init; }

    /// <summary>Whether it can go on where it stopped when more rows come: not so where all values are needed at once.</summary>
    public bool IsIncremental => Aggregation is not (MetricAggregation.Median or MetricAggregation.Percentile);

    /// <summary>The aggregate in the SQL of DuckDB and PostgreSQL.</summary>
    public string Sql => Filter is { } filter ? $"{Plain} filter (where {filter})" : Plain;

    /// <summary>The column that it is in a query.</summary>
    public string Column => new SqlIdentifier(Name).ToString();

    string Plain => Aggregation switch
    {
        MetricAggregation.Count => $"count({Expression})",
        MetricAggregation.CountDistinct => $"count(distinct {Expression})",
        MetricAggregation.Sum => $"sum({Expression})",
        MetricAggregation.Min => $"min({Expression})",
        MetricAggregation.Max => $"max({Expression})",
        MetricAggregation.Average => $"avg({Expression})",
        MetricAggregation.SumBoolean => $"sum(case when {Expression} then 1 else 0 end)",
        _ => FormattableString.Invariant($"percentile_cont({Percentile}) within group (order by {Expression})"),
    };
}
