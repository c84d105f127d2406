namespace Mixdown.Runs.History;

/// <summary>A node in a run.</summary>
/// <param name="Id">dbt's id.</param>
/// <param name="Name">For people.</param>
/// <param name="Kind">dbt's word: model, seed, snapshot; of a lone check test or unit_test.</param>
/// <param name="Status">dbt's word: success, error, skipped; <c>running</c>, and <c>queued</c> before.</param>
public sealed record RunNodeFacts(string Id, string Name, string Kind, string Status)
{
    /// <summary>The name of its materialization.</summary>
    public string Materialized { get; init; } = "";

    /// <summary>The folder under <c>models</c> that it lies in.</summary>
    public string Group { get; init; } = "";

    /// <summary>Its file below its resource path.</summary>
    public string Path { get; init; } = "";

    /// <summary>Where it is in the warehouse.</summary>
    public string Relation { get; init; } = "";

    /// <summary>What the engine said, or why it failed or was left out.</summary>
    public string Message { get; init; } = "";

    /// <summary>When work on it began; null when there was none, and for runs of before this was kept.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Its own time, checks within its transaction included; null until it ended.</summary>
    public double? Seconds { get; init; }

    /// <summary>How long it took when it last succeeded before this run; null when that is not known.</summary>
    public double? LastSeconds { get; init; }

    /// <summary>Rows changed; null where the engine does not say.</summary>
    public long? Rows { get; init; }

    /// <summary>Ids of nodes of the same run that had to succeed first.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Names its SQL; null when there is none.</summary>
    public string? SqlHash { get; init; }
}
