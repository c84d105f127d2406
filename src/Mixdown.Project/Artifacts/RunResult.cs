using Mixdown.Project.Materialize.Batches;

namespace Mixdown.Project.Artifacts;

/// <summary>How one node ended, as <c>run_results.json</c> tells it.</summary>
/// <param name="UniqueId">The node.</param>
/// <param name="Status">dbt's word: success, error, skipped; of a check pass, warn, fail, error, skipped.</param>
/// <param name="Message">What the engine said, or what went wrong.</param>
/// <param name="StartedAt">When its own work began.</param>
/// <param name="Took">How long it took.</param>
public sealed record RunResult(string UniqueId, string Status, string Message, DateTimeOffset StartedAt, TimeSpan Took)
{
    /// <summary>Number of the worker thread that did it.</summary>
    public int Thread { get; init; }

    /// <summary>Rows that break a check's rule; null for what is no check.</summary>
    public long? Failures { get; init; }

    /// <summary>What the engine did: <c>SELECT</c>, <c>INSERT</c>; null where it was not asked to do anything.</summary>
    public string? Code { get; init; }

    /// <summary>What became of the batches; null for what is not built in batches.</summary>
    public BatchResults? Batches { get; init; }

    /// <summary>Rows changed; null where the engine does not say.</summary>
    public long? RowsAffected { get; init; }

    /// <summary>Its SQL after Jinja; null when it was not compiled.</summary>
    public string? CompiledCode { get; init; }

    /// <summary>Quoted name in the warehouse; null for what has none.</summary>
    public string? RelationName { get; init; }
}
