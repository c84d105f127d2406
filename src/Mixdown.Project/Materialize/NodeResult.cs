using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize.Batches;

namespace Mixdown.Project.Materialize;

/// <summary>How a step ended: a node with its checks, or a lone check.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="Node">What was built; null for a lone check.</param>
/// <param name="Status">Success, fail (a check kept it from being published), error; of a lone check the check's status.</param>
/// <param name="StartedAt">When work on it began.</param>
/// <param name="Took">All of it, checks and commit included.</param>
public sealed record NodeResult(string Id, ProjectNode? Node, NodeStatus Status, DateTimeOffset StartedAt, TimeSpan Took)
{
    /// <summary>The checks that were run, in order.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>What went wrong, and what templates warned of.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>What the engine said, or why the node is not published.</summary>
    public string Message { get; init; } = "";

    /// <summary>What the engine did, in PostgreSQL's words: <c>SELECT</c>, <c>INSERT</c>, <c>CREATE VIEW</c>; null where nothing
    /// was built.</summary>
    public string? Code { get; init; }

    /// <summary>What became of its batches; null for what is not built in batches.</summary>
    public BatchResults? Batches { get; init; }

    /// <summary>Rows changed; -1 where the engine does not say.</summary>
    public long Rows { get; init; } = -1;

    /// <summary>Its SQL after Jinja; empty when it could not be made.</summary>
    public string Sql { get; init; } = "";

    /// <summary>The statements that were sent, in order.</summary>
    public IReadOnlyList<string> Statements { get; init; } = [];

    /// <summary>Time in which its SQL was made.</summary>
    public TimeSpan CompileTook { get; init; }

    /// <summary>Whether the node's rows are there for others to read, whatever its checks say.</summary>
    public bool IsPublished { get; init; }

    /// <summary>dbt's word for how the node ended.</summary>
    public string Word => Succeeded || IsPublished ? "success" : Status switch
    {
        NodeStatus.PartialSuccess => "partial success",
        NodeStatus.Skipped => "skipped",
        _ => "error",
    };

    /// <summary>Whether what is downstream of it may be built.</summary>
    public bool Succeeded => Status is NodeStatus.Success or NodeStatus.Pass or NodeStatus.Warn;
}
