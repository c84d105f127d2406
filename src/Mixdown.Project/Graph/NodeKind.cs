namespace Mixdown.Project.Graph;

/// <summary>What a node of the graph is; dbt's resource types.</summary>
public enum NodeKind
{
    /// <summary>A SELECT that becomes a table, a view or a part of another model.</summary>
    Model,

    /// <summary>A CSV file of the project that becomes a table.</summary>
    Seed,

    /// <summary>A table that keeps the history of another one.</summary>
    Snapshot,

    /// <summary>A SELECT that is compiled and never run.</summary>
    Analysis,

    /// <summary>A check: a SELECT of the rows that break a rule.</summary>
    Test,

    /// <summary>A hook of the project's run, <c>on-run-start</c> or <c>on-run-end</c>.</summary>
    Operation,

    /// <summary>A table that something else fills: a load, a stream, another team.</summary>
    Source,

    /// <summary>A use of models outside the project.</summary>
    Exposure,

    /// <summary>A number that is declared once and asked for by name.</summary>
    Metric,

    /// <summary>A check of a model's SQL on rows that are written down, with no table read.</summary>
    UnitTest,

    /// <summary>What the columns of a model mean to metrics: entities, dimensions, measures.</summary>
    SemanticModel,

    /// <summary>A question to metrics that has a name.</summary>
    SavedQuery,
}
