using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph.Declarations;

namespace Mixdown.Project.Graph;

/// <summary>What a properties file says of a column.</summary>
/// <param name="Name">As written there.</param>
public sealed record ColumnInfo(string Name)
{
    /// <summary>For people.</summary>
    public string Description { get; init; } = "";

    /// <summary>The type that is promised; null when none is.</summary>
    public string? DataType { get; init; }

    /// <summary>Free facts.</summary>
    public IReadOnlyDictionary<string, object?> Meta { get; init; } = new Dictionary<string, object?>(0);

    /// <summary>Labels.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What the warehouse is to enforce of it.</summary>
    public IReadOnlyList<ConstraintInfo> Constraints { get; init; } = [];

    /// <summary>Of a time spine's column, what one row stands for: <c>day</c>; null for other columns.</summary>
    public string? Granularity { get; init; }

    /// <summary>Whether the name has to be quoted in SQL.</summary>
    public bool? Quote { get; init; }

    /// <summary>Where its name is written.</summary>
    public SourceSpan At { get; init; }
}
