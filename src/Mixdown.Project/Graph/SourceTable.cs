namespace Mixdown.Project.Graph;

/// <summary>A table that the project reads and does not build.</summary>
public sealed class SourceTable : GraphNode
{
    /// <inheritdoc/>
    public override NodeKind Kind => NodeKind.Source;

    /// <summary>The source's name: the load of the same name fills it.</summary>
    public required string SourceName { get; init; }

    /// <summary>The source's own description.</summary>
    public string SourceDescription { get; internal set; } = "";

    /// <summary>Where it is in the warehouse.</summary>
    public required RelationName Relation { get; init; }

    /// <summary>The columns that its file describes.</summary>
    public IReadOnlyList<ColumnInfo> Columns { get; internal set; } = [];

    /// <summary>What fills it, in its writer's words.</summary>
    public string Loader { get; init; } = "";

    /// <summary>The column that says when a row was loaded; null when none is named.</summary>
    public string? LoadedAtField { get; init; }

    /// <summary>A query of one value, when the newest row was loaded; null when none is given.</summary>
    public string? LoadedAtQuery { get; init; }

    /// <summary>How old its newest row may be; null for as old as it likes.</summary>
    public FreshnessRule? Freshness { get; init; }
}
