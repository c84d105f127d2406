namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>What a page needs to know of a dashboard before any of its tiles is answered.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Title">What stands above it.</param>
public sealed record DashboardDefinition(string Id, string Title)
{
    /// <summary>A line below the title; empty: none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who answers for it; null: nobody said.</summary>
    public string? Owner { get; init; }

    /// <summary>Where to write to the owner; null: nobody said.</summary>
    public string? OwnerEmail { get; init; }

    /// <summary>File and line where it begins.</summary>
    public string Place { get; init; } = "";

    /// <summary>What viewers may narrow it by.</summary>
    public IReadOnlyList<FilterDefinition> Filters { get; init; } = [];

    /// <summary>What viewers may choose.</summary>
    public IReadOnlyList<ParameterDefinition> Parameters { get; init; } = [];

    /// <summary>Rows of tiles.</summary>
    public IReadOnlyList<IReadOnlyList<TileDefinition>> Rows { get; init; } = [];

    /// <summary>What is wrong with the project's files as they are now: what is shown is the dashboard as it was when they were last
    /// right.</summary>
    public IReadOnlyList<FileProblem> Problems { get; init; } = [];

    /// <summary>Changes when anything else here does.</summary>
    public string Version { get; init; } = "";
}
