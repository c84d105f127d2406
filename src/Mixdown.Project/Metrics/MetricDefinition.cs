using Mixdown.Data.Diagnostics;
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

    /// <summary>Why it cannot be calculated as plain aggregates of a period, in a person's words; null where it can.</summary>
    public string? Obstacle { get; init; }
}
