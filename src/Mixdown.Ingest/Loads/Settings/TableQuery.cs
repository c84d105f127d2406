namespace Mixdown.Ingest.Loads.Settings;

/// <summary>What is asked of a table, for sources that can be asked: databases.</summary>
public sealed record TableQuery
{
    /// <summary>The whole table.</summary>
    public static TableQuery All { get; } = new();

    /// <summary>A condition on its rows in the source's own SQL: the key <c>where</c>. null for none.</summary>
    public string? Where { get; init; }

    /// <summary>The only columns that are read: the key <c>only_columns</c>; empty for all.</summary>
    public IReadOnlyList<string> OnlyColumns { get; init; } = [];

    /// <summary>Columns that are not read: the key <c>exclude_columns</c>.</summary>
    public IReadOnlyList<string> ExcludeColumns { get; init; } = [];

    /// <summary>About how many rows one run reads after its bookmark: the key <c>max_rows</c>. More where the last ones have one
    /// cursor value; null for all. Only with a cursor.</summary>
    public long? MaxRows { get; init; }

    /// <summary>Whether nothing is left out.</summary>
    public bool IsAll => this is { Where: null, MaxRows: null, OnlyColumns.Count: 0, ExcludeColumns.Count: 0 };
}
