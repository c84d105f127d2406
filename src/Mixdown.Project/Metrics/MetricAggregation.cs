namespace Mixdown.Project.Metrics;

/// <summary>How a metric adds up the values of its fact: dbt's words.</summary>
public enum MetricAggregation
{
    /// <summary>How many there are.</summary>
    Count,

    /// <summary>How many different ones there are.</summary>
    CountDistinct,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>The least.</summary>
    Min,

    /// <summary>The greatest.</summary>
    Max,

    /// <summary>Their mean.</summary>
    Average,

    /// <summary>How many are true.</summary>
    SumBoolean,

    /// <summary>The one in the middle.</summary>
    Median,

    /// <summary>One of a rank.</summary>
    Percentile,
}
