using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Metrics;

/// <summary>A metric, whichever of dbt's specs it is written in: a number that is calculated out of what is added up over one
/// fact.</summary>
public sealed record MetricDefinition
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is declared.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>dbt's word for its type: <c>simple</c>, <c>ratio</c>, <c>derived</c>, <c>cumulative</c>, <c>conversion</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The model whose rows are added up; null where its inputs are of several, or nothing is known of them.</summary>
    public ProjectNode? Fact { get; init; }

    /// <summary>What is added up.</summary>
    public IReadOnlyList<MetricMeasure> Measures { get; init; } = [];

    /// <summary>The metric, as SQL over the columns that its measures are.</summary>
    public string Sql { get; init; } = "";

    /// <summary>The fact's time, as SQL; null where none is declared.</summary>
    public string? Time { get; init; }

    /// <summary>The period that it is meant for, as dbt writes it (<c>day</c>); null for any.</summary>
    public string? Granularity { get; init; }

    /// <summary>What people call it; null: its name.</summary>
    public string? Label { get; init; }

    /// <summary>For people; empty: nobody said.</summary>
    public string Description { get; init; } = "";

    /// <summary>How its numbers are written, as <c>config.meta.format</c> says it; null: nothing is said.</summary>
    public SettingNode.Map? Format { get; init; }

    /// <summary>Whether its numbers may be added up over members: not so for averages, ratios and distinct counts.</summary>
    public bool IsAdditive => Type == "simple" && Measures is [{ Aggregation: MetricAggregation.Sum or MetricAggregation.Count or MetricAggregation.SumBoolean }];

    /// <summary>Whether it is 0, and not nothing, where there are no rows: so for sums and counts, those of different things among them.</summary>
    public bool IsZeroWithoutRows => IsAdditive || Type == "simple" && Measures is [{ Aggregation: MetricAggregation.CountDistinct }];

    /// <summary>Why it cannot be calculated as plain aggregates of a period, in a person's words; null where it can.</summary>
    public string? Obstacle { get; init; }
}
