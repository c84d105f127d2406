using Mixdown.Project.Dashboards.Fields;

namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>What a person can pick who explores a fact.</summary>
/// <param name="Name">The fact's name.</param>
/// <param name="Label">What a person calls it.</param>
/// <param name="Description">For people; empty: nobody said.</param>
public sealed record ExploreFact(string Name, string Label, string Description)
{
    /// <summary>The metrics of the project that are of it.</summary>
    public IReadOnlyList<FieldChoice> Metrics { get; init; } = [];

    /// <summary>Its times and those of the tables that it reaches, its own first.</summary>
    public IReadOnlyList<FieldChoice> Times { get; init; } = [];

    /// <summary>All other columns, by table.</summary>
    public IReadOnlyList<ExploreTable> Tables { get; init; } = [];

    /// <summary>When its rows happened, <c>TABLE.COLUMN</c>; null: nobody can tell.</summary>
    public string? Time { get; init; }

    /// <summary>Which tables tests speak of that it does not reach, and why, a sentence each.</summary>
    public IReadOnlyList<string> Unreached { get; init; } = [];
}
