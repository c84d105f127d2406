namespace Mixdown.Project.Dashboards.Fields;

/// <summary>What a person can pick who explores a fact.</summary>
/// <param name="Fact">The fact's name.</param>
/// <param name="Description">For people; empty: nobody said.</param>
public sealed record FactFields(string Fact, string Description)
{
    /// <summary>When its rows happened, <c>TABLE.COLUMN</c>: what a period of a tile means that shows no time; null: nobody can tell.</summary>
    public string? Time { get; init; }

    /// <summary>Its metrics in the order of the files, those that are added up before those that are made of others.</summary>
    public IReadOnlyList<FieldChoice> Metrics { get; init; } = [];

    /// <summary>Its times and those of tables that it reaches, its own first, then those of calendars; keys last.</summary>
    public IReadOnlyList<FieldChoice> Times { get; init; } = [];

    /// <summary>All other columns of it and of the tables that it reaches by proven joins, nearest first. Of each table what
    /// people group by comes first: texts, then numbers, then keys; those that a join uses are left out.</summary>
    public IReadOnlyList<FieldChoice> Dimensions { get; init; } = [];

    /// <summary>Why tables that tests speak of are not among them, a sentence each.</summary>
    public IReadOnlyList<string> Unreached { get; init; } = [];
}
