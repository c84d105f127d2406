namespace Mixdown.Runs.History;

/// <summary>A node, or a check, in a run, with what is too large for a list of them.</summary>
/// <param name="Run">The run.</param>
/// <param name="Id">dbt's id.</param>
public sealed record NodeInRun(string Run, string Id)
{
    /// <summary>Its SQL after Jinja in this run; null when there is none.</summary>
    public string? Sql { get; init; }

    /// <summary>Its SQL when it ran before; null when it never did, or had none.</summary>
    public string? PreviousSql { get; init; }

    /// <summary>The run in which it had <see cref="PreviousSql"/>.</summary>
    public string? PreviousRun { get; init; }

    /// <summary>This run and the ones before it, the newest first.</summary>
    public IReadOnlyList<NodeOutcome> Outcomes { get; init; } = [];
}
